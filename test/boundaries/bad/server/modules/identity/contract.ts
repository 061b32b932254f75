// windows-are-browser-safe
import { createHash } from 'node:crypto'

export const shape = createHash('sha256')
