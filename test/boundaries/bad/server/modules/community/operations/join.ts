// door-or-window
import { admit } from '../../identity/operations/admit.ts'

export const join = () => admit()
