// nothing-unresolved
import { nowhere } from './no-such-file.ts'

export const lost = nowhere
