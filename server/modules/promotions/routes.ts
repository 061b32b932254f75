/** Endpoint → who may → what it does. Whether somebody sits in the community is asked where the activity is known. */
import { anyone, route } from '../../kernel/route.ts'
import { inPerson, operator, signedIn, staff } from '../identity/index.ts'
import * as window from './contract.ts'
import { claimStage } from './operations/boosts/claim-stage.ts'
import { redeemPrize } from './operations/boosts/redeem-prize.ts'
import { appealBoost, reviewBoost } from './operations/boosts/review-boost.ts'
import { startBoost } from './operations/boosts/start-boost.ts'
import { supportBoost } from './operations/boosts/support-boost.ts'
import { buyBundle } from './operations/bundles/buy-bundle.ts'
import { buyFlash } from './operations/buy-flash.ts'
import { changeActivity, steerActivity } from './operations/change-activity.ts'
import { joinTeam } from './operations/join-team.ts'
import { leaveTeam } from './operations/leave-team.ts'
import { makeActivity } from './operations/make-activity.ts'
import { openTeam } from './operations/open-team.ts'
import { orderBargain } from './operations/order-bargain.ts'
import { callOffPresale } from './operations/presales/call-off.ts'
import { orderBalance } from './operations/presales/order-balance.ts'
import { orderPresale } from './operations/presales/order-presale.ts'
import { planWave } from './operations/waves/plan-wave.ts'
import { previewWave } from './operations/waves/preview-wave.ts'
import { stopWave } from './operations/waves/stop-wave.ts'
import { lookAtRecount } from './operations/recounts/look-at-recount.ts'
import { startBargain } from './operations/start-bargain.ts'
import { supportBargain } from './operations/support-bargain.ts'
import { claimPrize } from './operations/lotteries/claim-prize.ts'
import { deliverPrize } from './operations/lotteries/deliver-prize.ts'
import { drawLots } from './operations/lotteries/draw-lots.ts'
import { holdClosingDraw } from './operations/lotteries/hold-closing-draw.ts'
import { givePacket } from './operations/red-packets/give-packet.ts'
import { openPacket } from './operations/red-packets/open-packet.ts'
import { announceArrival } from './operations/relays/announce-arrival.ts'
import { cancelEntry } from './operations/relays/cancel-entry.ts'
import { changeEntry } from './operations/relays/change-entry.ts'
import { closeRelay } from './operations/relays/close-relay.ts'
import { confirmEntry } from './operations/relays/confirm-entry.ts'
import { copyRelay } from './operations/relays/copy-relay.ts'
import { endRelayCopy } from './operations/relays/follow-source.ts'
import { enterRelay } from './operations/relays/enter-relay.ts'
import { comparePaste, takePaste } from './operations/relays/take-paste.ts'
import { listPrizeClaims, listWinners } from './queries/lotteries/list-winners.ts'
import { readLottery } from './queries/lotteries/read-lottery.ts'
import { readLotteryProof, tenantOfLottery } from './queries/lotteries/read-proof.ts'
import { readMyPoints } from './queries/red-packets/read-my-points.ts'
import { readRedPacket } from './queries/red-packets/read-red-packet.ts'
import { exportRelay } from './queries/relays/export-relay.ts'
import { listRelayHelpers } from './queries/relays/list-helpers.ts'
import { readRelayBallot } from './queries/relays/read-ballot.ts'
import { listRelayEntries, readRelay } from './queries/relays/read-relay.ts'
import { quoteRelay } from './queries/relays/quote-relay.ts'
import { readRelayText } from './queries/relays/read-text.ts'
import { readRelayTotals } from './queries/relays/read-totals.ts'
import { listBoosts } from './queries/boosts/list-boosts.ts'
import { readBoost } from './queries/boosts/read-boost.ts'
import { quoteBundle } from './queries/bundles/quote-bundle.ts'
import { listActivities, listCommunityActivities, listProductActivities } from './queries/list-activities.ts'
import { listParticipations } from './queries/list-participations.ts'
import { drawPoster } from './queries/draw-poster.ts'
import { drawQr } from './queries/draw-qr.ts'
import { listEntries } from './queries/list-entries.ts'
import { listVersions } from './queries/list-versions.ts'
import { readPresale, readPresaleCourse } from './queries/presales/read-presale.ts'
import { listWaves, readWave } from './queries/waves/list-waves.ts'
import { listRecounts } from './queries/recounts/list-recounts.ts'
import { readActivity } from './queries/read-activity.ts'
import { readBargain } from './queries/read-bargain.ts'
import { readFlashSale } from './queries/read-flash-sale.ts'
import { listTeams, readTeam } from './queries/read-team.ts'
import { channelRules } from './rules/channel-rules.ts'

export const routes = [
  route(window.listChannelRulesEndpoint, { who: signedIn, does: async () => ({ rows: channelRules() }) }),
  route(window.makeActivityEndpoint, { who: operator, does: makeActivity }),
  route(window.changeActivityEndpoint, { who: operator, does: changeActivity }),
  route(window.steerActivityEndpoint, { who: operator, does: steerActivity }),
  route(window.listActivitiesEndpoint, { who: staff, does: listActivities }),
  route(window.listCommunityActivitiesEndpoint, { who: signedIn, does: listCommunityActivities }),
  route(window.listProductActivitiesEndpoint, { who: signedIn, does: listProductActivities }),
  route(window.readActivityEndpoint, { who: signedIn, does: readActivity }),
  route(window.listEntriesEndpoint, { who: staff, does: listEntries }),
  route(window.listVersionsEndpoint, { who: staff, does: listVersions }),
  route(window.drawActivityPosterEndpoint, { who: signedIn, does: drawPoster }),
  route(window.drawActivityQrEndpoint, { who: signedIn, does: drawQr }),
  route(window.listParticipationsEndpoint, { who: signedIn, does: listParticipations }),

  route(window.openTeamEndpoint, { who: signedIn, does: openTeam }),
  route(window.joinTeamEndpoint, { who: signedIn, does: joinTeam }),
  route(window.listTeamsEndpoint, { who: signedIn, does: listTeams }),
  route(window.readTeamEndpoint, { who: signedIn, does: readTeam }),
  route(window.leaveTeamEndpoint, { who: signedIn, does: leaveTeam }),

  route(window.startBargainEndpoint, { who: signedIn, does: startBargain }),
  route(window.readBargainEndpoint, { who: signedIn, does: readBargain }),
  route(window.supportBargainEndpoint, { who: signedIn, does: supportBargain }),
  route(window.orderBargainEndpoint, { who: signedIn, does: orderBargain }),

  route(window.readFlashSaleEndpoint, { who: signedIn, does: readFlashSale }),
  route(window.buyFlashEndpoint, { who: signedIn, does: buyFlash }),

  route(window.readRelayEndpoint, { who: signedIn, does: readRelay }),
  route(window.listRelayEntriesEndpoint, { who: signedIn, does: listRelayEntries }),
  route(window.readRelayBallotEndpoint, { who: signedIn, does: readRelayBallot }),
  route(window.quoteRelayEndpoint, { who: signedIn, does: quoteRelay }),
  route(window.enterRelayEndpoint, { who: signedIn, does: enterRelay }),
  route(window.confirmEntryEndpoint, { who: signedIn, does: confirmEntry }),
  route(window.changeEntryEndpoint, { who: signedIn, does: changeEntry }),
  route(window.cancelEntryEndpoint, { who: signedIn, does: cancelEntry }),
  route(window.readRelayTextEndpoint, { who: signedIn, does: readRelayText }),
  route(window.comparePasteEndpoint, { who: signedIn, does: comparePaste }),
  route(window.takePasteEndpoint, { who: signedIn, does: takePaste }),
  route(window.readRelayTotalsEndpoint, { who: signedIn, does: readRelayTotals }),
  route(window.listRelayHelpersEndpoint, { who: signedIn, does: listRelayHelpers }),
  route(window.endRelayCopyEndpoint, { who: inPerson(signedIn), does: endRelayCopy }),
  route(window.announceArrivalEndpoint, { who: signedIn, does: announceArrival }),
  route(window.exportRelayEndpoint, { who: signedIn, does: exportRelay }),
  route(window.closeRelayEndpoint, { who: signedIn, does: closeRelay }),
  route(window.copyRelayEndpoint, { who: operator, does: copyRelay }),

  route(window.readLotteryEndpoint, { who: signedIn, does: readLottery }),
  route(window.drawEndpoint, { who: signedIn, does: drawLots }),
  route(window.drawClosingEndpoint, { who: operator, does: holdClosingDraw }),
  route(window.claimPrizeEndpoint, { who: signedIn, does: claimPrize }),
  route(window.deliverPrizeEndpoint, { who: operator, does: deliverPrize }),
  route(window.listWinnersEndpoint, { who: signedIn, does: listWinners }),
  route(window.listPrizeClaimsEndpoint, { who: operator, does: listPrizeClaims }),
  route(window.readLotteryProofEndpoint, { who: anyone, does: readLotteryProof, tenantOf: tenantOfLottery }),

  route(window.readRedPacketEndpoint, { who: signedIn, does: readRedPacket }),
  route(window.openPacketEndpoint, { who: inPerson(signedIn), does: openPacket }),
  route(window.givePacketEndpoint, { who: inPerson(signedIn), does: givePacket, pace: { perMinute: 30 } }),
  route(window.readMyPointsEndpoint, { who: inPerson(signedIn), does: readMyPoints }),

  route(window.quoteBundleEndpoint, { who: inPerson(signedIn), does: quoteBundle }),
  route(window.buyBundleEndpoint, { who: inPerson(signedIn), does: buyBundle }),

  route(window.readPresaleCourseEndpoint, { who: signedIn, does: readPresaleCourse }),
  route(window.orderPresaleEndpoint, { who: inPerson(signedIn), does: orderPresale }),
  route(window.readPresaleEndpoint, { who: signedIn, does: readPresale }),
  route(window.orderBalanceEndpoint, { who: inPerson(signedIn), does: orderBalance }),
  route(window.callOffPresaleEndpoint, { who: inPerson(operator), does: callOffPresale }),

  route(window.previewWaveEndpoint, { who: operator, does: previewWave }),
  route(window.planWaveEndpoint, { who: inPerson(operator), does: planWave }),
  route(window.stopWaveEndpoint, { who: operator, does: stopWave }),
  route(window.readWaveEndpoint, { who: staff, does: readWave }),
  route(window.listWavesEndpoint, { who: staff, does: listWaves }),

  route(window.listRecountsEndpoint, { who: staff, does: listRecounts }),
  route(window.lookAtRecountEndpoint, { who: inPerson(operator), does: lookAtRecount }),

  route(window.startBoostEndpoint, { who: inPerson(signedIn), does: startBoost }),
  route(window.readBoostEndpoint, { who: signedIn, does: readBoost }),
  route(window.supportBoostEndpoint, { who: inPerson(signedIn), does: supportBoost }),
  route(window.claimStageEndpoint, { who: inPerson(signedIn), does: claimStage }),
  route(window.appealBoostEndpoint, { who: inPerson(signedIn), does: appealBoost }),
  route(window.reviewBoostEndpoint, { who: inPerson(operator), does: reviewBoost }),
  route(window.listBoostsEndpoint, { who: staff, does: listBoosts }),
  route(window.redeemPrizeEndpoint, { who: inPerson(staff), does: redeemPrize, pace: { perMinute: 60 } }),
]
