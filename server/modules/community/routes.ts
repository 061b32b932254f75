/** Endpoint → who may → what it does. */
import { anyone, route } from '../../kernel/route.ts'
import { signedIn, staff } from '../identity/index.ts'
import { assistantOf, communityAssistant, communityMember, communityOwner, memberOf, ownerOf } from './access.ts'
import * as endpoints from './contract.ts'
import { acceptRules } from './operations/accept-rules.ts'
import { changeCommunity } from './operations/change-community.ts'
import { changeGroup } from './operations/change-group.ts'
import { changeMember } from './operations/change-member.ts'
import { closeGroup, reopenGroup } from './operations/close-group.ts'
import { createInvitation } from './operations/create-invitation.ts'
import { decideJoinRequest } from './operations/decide-join-request.ts'
import { foundCommunity } from './operations/found-community.ts'
import { joinGroup } from './operations/join-group.ts'
import { leaveGroup } from './operations/leave-group.ts'
import { liftBan } from './operations/lift-ban.ts'
import { openGroup } from './operations/open-group.ts'
import { publishRules } from './operations/publish-rules.ts'
import { removeMember } from './operations/remove-member.ts'
import { renewJoinCode } from './operations/renew-join-code.ts'
import { tenantBehind } from './queries/access-door.ts'
import { drawJoinQr } from './queries/draw-join-qr.ts'
import { drawPoster } from './queries/draw-poster.ts'
import { listBans } from './queries/list-bans.ts'
import { listCommunities } from './queries/list-communities.ts'
import { listInvitations } from './queries/list-invitations.ts'
import { listJoinRequests } from './queries/list-join-requests.ts'
import { listMembers } from './queries/list-members.ts'
import { listPresets } from './queries/list-presets.ts'
import { listGroups } from './queries/list-groups.ts'
import { listWaiting } from './queries/list-waiting.ts'
import { readCommunity } from './queries/read-community.ts'
import { readGroup } from './queries/read-groups.ts'
import { readJoinCard } from './queries/read-join-card.ts'
import { readRules } from './queries/read-rules.ts'
import { searchPeople } from './queries/search-people.ts'

// A hall full of people may stand behind one address; one address making thousands of people an hour is no hall.
const atTheDoor = { tenantOf: tenantBehind, pace: { perMinute: 600 } }

export const routes = [
  route(endpoints.listPresetsEndpoint, { who: signedIn, does: listPresets }),
  route(endpoints.foundCommunityEndpoint, { who: staff, does: foundCommunity }),
  route(endpoints.listCommunitiesEndpoint, { who: signedIn, does: listCommunities }),
  route(endpoints.readCommunityEndpoint, { who: communityMember, does: readCommunity }),
  route(endpoints.changeCommunityEndpoint, { who: communityOwner, does: changeCommunity }),
  route(endpoints.readRulesEndpoint, { who: communityMember, does: readRules }),
  route(endpoints.publishRulesEndpoint, { who: communityOwner, does: publishRules }),
  route(endpoints.acceptRulesEndpoint, { who: communityMember, does: acceptRules }),
  route(endpoints.listBansEndpoint, { who: communityAssistant, does: listBans }),
  route(endpoints.liftBanEndpoint, { who: communityAssistant, does: liftBan }),

  route(endpoints.openGroupEndpoint, { who: communityOwner, does: openGroup }),
  route(endpoints.listGroupsEndpoint, { who: communityMember, does: listGroups }),
  route(endpoints.readGroupEndpoint, { who: memberOf, does: readGroup }),
  route(endpoints.changeGroupEndpoint, { who: assistantOf, does: changeGroup }),
  route(endpoints.closeGroupEndpoint, { who: ownerOf, does: closeGroup }),
  route(endpoints.reopenGroupEndpoint, { who: ownerOf, does: reopenGroup }),
  route(endpoints.renewJoinCodeEndpoint, { who: assistantOf, does: renewJoinCode }),
  route(endpoints.drawPosterEndpoint, { who: memberOf, does: drawPoster }),
  route(endpoints.drawJoinQrEndpoint, { who: memberOf, does: drawJoinQr }),

  route(endpoints.readJoinCardEndpoint, { who: anyone, does: readJoinCard, ...atTheDoor }),
  route(endpoints.joinGroupEndpoint, { who: anyone, does: joinGroup, ...atTheDoor }),
  route(endpoints.leaveGroupEndpoint, { who: signedIn, does: leaveGroup }),
  route(endpoints.listJoinRequestsEndpoint, { who: signedIn, does: listJoinRequests }),
  route(endpoints.decideJoinRequestEndpoint, { who: signedIn, does: decideJoinRequest }),
  route(endpoints.listWaitingEndpoint, { who: assistantOf, does: listWaiting }),
  route(endpoints.createInvitationEndpoint, { who: assistantOf, does: createInvitation }),
  route(endpoints.listInvitationsEndpoint, { who: assistantOf, does: listInvitations }),

  route(endpoints.listMembersEndpoint, { who: memberOf, does: listMembers }),
  route(endpoints.searchPeopleEndpoint, { who: signedIn, does: searchPeople }),
  route(endpoints.changeMemberEndpoint, { who: assistantOf, does: changeMember }),
  route(endpoints.removeMemberEndpoint, { who: assistantOf, does: removeMember }),
]
