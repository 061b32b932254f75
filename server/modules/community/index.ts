/** What later modules may ask community to do. */
export { assistantOf, isManager, memberOf, requireManager } from './access.ts'
export { foundCommunity } from './operations/found-community.ts'
export { openGroup } from './operations/open-group.ts'
export { type SeatRecord, seatPeople } from './operations/seat-people.ts'
export { listMyGroupIds, listVisibleGroupIds } from './queries/list-group-ids.ts'
export { listSeatChanges, listSeatHolders, type SeatChange, type SeatHolder } from './queries/list-seats.ts'
export { listStandings, type Standing } from './queries/list-standings.ts'
export { type GroupCard, readGroups } from './queries/read-groups.ts'
