/** What later modules may ask community to do. */
export { assistantOf, communityMember, communityOwner, isManager, memberOf, ownerOf, requireManager } from './access.ts'
export { declareFee } from './fees.ts'
export { foundCommunity } from './operations/found-community.ts'
export { leaveForGood } from './operations/leave-for-good.ts'
export { openGroup } from './operations/open-group.ts'
export { endPaidSeats, payingDoor, resumePaidSeats, seatPaid } from './operations/paid-seats.ts'
export { type SeatRecord, seatPeople } from './operations/seat-people.ts'
export { firstSeatedAt } from './queries/first-seated.ts'
export { communityBehind, tenantBehind } from './queries/access-door.ts'
export { groupsRun } from './queries/groups-run.ts'
export { listGroupsWithLine } from './queries/list-lines.ts'
export { readCommunityName } from './queries/read-community.ts'
export { listMyGroupIds, listVisibleGroupIds } from './queries/list-group-ids.ts'
export { listAskedGroups } from './queries/list-join-requests.ts'
export { findNamed } from './queries/find-named.ts'
export { listSeatChanges, listSeatHolders, type SeatChange, type SeatHolder } from './queries/list-seats.ts'
export { sitsInCommunity } from './queries/sits-in.ts'
export { countGroupsOf, listOwnedGroups } from './queries/list-owned-groups.ts'
export { listStandings, plainSpeakers, type Standing } from './queries/list-standings.ts'
export { type GroupCard, readGroups } from './queries/read-groups.ts'

/** For drawing posters of other things. The drawing library is large and seldom needed: it is read with the first poster. */
export const posterPen = () => import('./poster/pen.ts')
