/** Door of insight: what later modules and loaders may ask of it. */
export { rebuild } from './operations/rebuild.ts'
export { rollUp, rollUpEach } from './operations/roll-up.ts'
