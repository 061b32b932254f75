/** Door of notices: what later modules may ask of it. */
export { tell, type Told, withdraw } from './operations/tell.ts'
export { forgetListener } from './operations/forget-listener.ts'
