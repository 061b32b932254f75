/** Door of notices: what later modules may ask of it. */
export { keyOf } from './operations/keep-key.ts'
