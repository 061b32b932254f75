/** Endpoint → who may → what it does. */
import { route } from '../../kernel/route.ts'
import { inPerson, operator, signedIn } from '../identity/index.ts'
import * as window from './contract.ts'
import { apply, decidePromoter, giveRealName } from './operations/apply.ts'
import { endBinding } from './operations/end-binding.ts'
import { changeRules, setProductRate } from './operations/change-rules.ts'
import { followCode } from './operations/follow-code.ts'
import { answerCoSelling, endCoSelling } from './operations/co-selling/answer.ts'
import { offerCoSelling } from './operations/co-selling/offer.ts'
import { openCopy } from './operations/co-selling/open-relay-copy.ts'
import { payPartner } from './operations/co-selling/pay-partner.ts'
import { askWithdrawal, decideWithdrawal } from './operations/withdraw.ts'
import { listCoSelling } from './queries/co-selling/list-co-selling.ts'
import { listHelpableRelays } from './queries/co-selling/list-helpable.ts'
import { readCoSellingStatement } from './queries/co-selling/read-statement.ts'
import { exportPayouts } from './queries/export-payouts.ts'
import { listCommissions, listMyCommissions } from './queries/list-commissions.ts'
import { listBindings, listPromoters } from './queries/list-promoters.ts'
import { listMyCustomers } from './queries/list-my-customers.ts'
import { readMyStatement } from './queries/read-my-statement.ts'
import { listMyWithdrawals, listWithdrawals } from './queries/list-withdrawals.ts'
import { readMyPromotion } from './queries/read-my-promotion.ts'
import { readRules } from './queries/read-rules.ts'

const myself = inPerson(signedIn)

export const routes = [
  route(window.readRulesEndpoint, { who: signedIn, does: readRules }),
  route(window.changeRulesEndpoint, { who: operator, does: changeRules }),
  route(window.setProductRateEndpoint, { who: operator, does: setProductRate }),
  route(window.applyEndpoint, { who: myself, does: apply }),
  route(window.giveRealNameEndpoint, { who: myself, does: giveRealName, secret: true }),
  route(window.followCodeEndpoint, { who: myself, does: followCode, pace: { perMinute: 60 } }),
  route(window.listPromotersEndpoint, { who: operator, does: listPromoters }),
  route(window.decidePromoterEndpoint, { who: operator, does: decidePromoter }),
  route(window.listBindingsEndpoint, { who: operator, does: listBindings }),
  route(window.endBindingEndpoint, { who: operator, does: endBinding }),
  route(window.listMyCustomersEndpoint, { who: signedIn, does: listMyCustomers }),
  route(window.readMyStatementEndpoint, { who: signedIn, does: readMyStatement }),
  route(window.readMyPromotionEndpoint, { who: signedIn, does: readMyPromotion }),
  route(window.listMyCommissionsEndpoint, { who: signedIn, does: listMyCommissions }),
  route(window.listCommissionsEndpoint, { who: operator, does: listCommissions }),
  route(window.askWithdrawalEndpoint, { who: myself, does: askWithdrawal }),
  route(window.listMyWithdrawalsEndpoint, { who: signedIn, does: listMyWithdrawals }),
  route(window.listWithdrawalsEndpoint, { who: operator, does: listWithdrawals }),
  route(window.decideWithdrawalEndpoint, { who: inPerson(operator), does: decideWithdrawal }),
  route(window.exportPayoutsEndpoint, { who: inPerson(operator), does: exportPayouts }),

  route(window.offerCoSellingEndpoint, { who: inPerson(operator), does: offerCoSelling }),
  route(window.answerCoSellingEndpoint, { who: myself, does: answerCoSelling }),
  route(window.endCoSellingEndpoint, { who: myself, does: endCoSelling }),
  route(window.listCoSellingEndpoint, { who: signedIn, does: listCoSelling }),
  route(window.listHelpableRelaysEndpoint, { who: myself, does: listHelpableRelays }),
  route(window.openRelayCopyEndpoint, { who: myself, does: openCopy }),
  route(window.readCoSellingStatementEndpoint, { who: myself, does: readCoSellingStatement }),
  route(window.payCoSellingEndpoint, { who: inPerson(operator), does: payPartner }),
]
