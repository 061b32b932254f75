/** Door of promotions: relays that others sell by contract. */
export { type HelpedGood, openRelayCopy } from './operations/relays/open-copy.ts'
export { endRelayCopies } from './operations/relays/follow-source.ts'
export { type HelpableRelay, listHelpable } from './queries/relays/list-helpable.ts'
export { showHelpers } from './queries/relays/list-helpers.ts'
export { findCopy } from './queries/relays/find-copies.ts'
