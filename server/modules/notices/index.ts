/** Door of notices: what later modules may ask of it. */
export { forgetListener } from './operations/forget-listener.ts'
