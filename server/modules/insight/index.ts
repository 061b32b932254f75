/** Door of insight: what later modules and loaders may ask of it. */
export { rebuild, rebuildEach, type Rebuilt } from './operations/rebuild.ts'
export { type RolledUp, rollUp, rollUpEach } from './operations/roll-up.ts'
