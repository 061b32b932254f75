/** Door of notices: what later modules may ask of it. */
export { tell } from './operations/tell.ts'
export { forgetListener } from './operations/forget-listener.ts'
