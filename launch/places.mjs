import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A path inside the project. */
export const within = (...names) => join(root, ...names)
