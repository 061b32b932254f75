/** Endpoint → who may → what it does. */
import { doorRoute, route } from '../../kernel/route.ts'
import { inPerson, operator, owner, signedIn, staff } from './access.ts'
import * as window from './contract.ts'
import { bindAddress } from './operations/bind-address.ts'
import { changeMyCard } from './operations/change-my-card.ts'
import { changeSeat } from './operations/change-seat.ts'
import { changeTenant } from './operations/change-tenant.ts'
import { createApiKey } from './operations/create-api-key.ts'
import { giveSeat } from './operations/give-seat.ts'
import { redeemSignInLink } from './operations/redeem-sign-in-link.ts'
import { requestSignInLink } from './operations/request-sign-in-link.ts'
import { revokeApiKey } from './operations/revoke-api-key.ts'
import { revokeOtherSessions } from './operations/revoke-other-sessions.ts'
import { revokeSession } from './operations/revoke-session.ts'
import { setPassword } from './operations/set-password.ts'
import { setUp } from './operations/set-up.ts'
import { signInWithPassword } from './operations/sign-in-with-password.ts'
import { signOut } from './operations/sign-out.ts'
import { withdrawSeat } from './operations/withdraw-seat.ts'
import { listApiKeys } from './queries/list-api-keys.ts'
import { listAudit } from './queries/list-audit.ts'
import { listMySessions } from './queries/list-my-sessions.ts'
import { listTeam } from './queries/list-team.ts'
import { readMe } from './queries/read-me.ts'

const myself = inPerson(signedIn)

export const routes = [
  doorRoute(window.setUpEndpoint, { atDoor: setUp, pace: { perMinute: 60 } }),
  doorRoute(window.requestSignInLinkEndpoint, { atDoor: requestSignInLink }),
  doorRoute(window.redeemSignInLinkEndpoint, { atDoor: redeemSignInLink }),
  doorRoute(window.signInWithPasswordEndpoint, { atDoor: signInWithPassword }),

  route(window.readMeEndpoint, { who: signedIn, does: readMe }),
  route(window.changeMyCardEndpoint, { who: signedIn, does: changeMyCard }),
  route(window.setPasswordEndpoint, { who: myself, does: setPassword, secret: true }),
  route(window.bindAddressEndpoint, { who: myself, does: bindAddress, secret: true }),
  route(window.listMySessionsEndpoint, { who: myself, does: listMySessions }),
  route(window.revokeSessionEndpoint, { who: myself, does: revokeSession }),
  route(window.revokeOtherSessionsEndpoint, { who: myself, does: revokeOtherSessions }),
  route(window.signOutEndpoint, { who: myself, does: signOut }),

  route(window.listTeamEndpoint, { who: staff, does: (ctx) => listTeam(ctx) }),
  route(window.giveSeatEndpoint, { who: inPerson(operator), does: giveSeat, secret: true }),
  route(window.changeSeatEndpoint, { who: inPerson(operator), does: changeSeat, secret: true }),
  route(window.withdrawSeatEndpoint, { who: inPerson(operator), does: withdrawSeat }),

  route(window.listApiKeysEndpoint, { who: operator, does: listApiKeys }),
  route(window.createApiKeyEndpoint, { who: inPerson(operator), does: createApiKey, secret: true }),
  route(window.revokeApiKeyEndpoint, { who: inPerson(operator), does: revokeApiKey }),

  route(window.listAuditEndpoint, { who: operator, does: listAudit }),
  route(window.changeTenantEndpoint, { who: owner, does: changeTenant }),
]
