import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { declareAttention, declareDeals, declareOrigin, declarePayout } from '../commerce/index.ts'
import { archive } from './archive.ts'
import { beginWaves } from './jobs/begin-waves.ts'
import { recountNightly } from './jobs/recount-nightly.ts'
import { settlePresaleJob } from './jobs/settle-presales.ts'
import { settleSeatJob } from './jobs/settle-seats.ts'
import { sweepBargains } from './jobs/sweep-bargains.ts'
import { sweepBoosts } from './jobs/sweep-boosts.ts'
import { sweepPresales } from './jobs/sweep-presales.ts'
import { sweepPackets } from './jobs/sweep-packets.ts'
import { sweepRelays } from './jobs/sweep-relays.ts'
import { sweepTeams } from './jobs/sweep-teams.ts'
import { takeDeals } from './operations/deals/take-deals.ts'
import { cartWord, origins, packetWord } from './origins.ts'
import { findDeals } from './queries/deals/find-deals.ts'
import { lookAtCart } from './queries/deals/look-at-cart.ts'
import { findAttention } from './queries/find-attention.ts'
import { routes } from './routes.ts'
import { hearLeft } from './subscribers/hear-left.ts'
import { hearReceived } from './subscribers/hear-received.ts'
import { tellArrivals } from './subscribers/tell-arrivals.ts'
import { tellRefunds } from './subscribers/tell-refunds.ts'
import { tellTeams } from './subscribers/tell-teams.ts'

for (const origin of Object.keys(origins) as (keyof typeof origins)[]) declareOrigin(origin, origins[origin])
declareOrigin('shop', cartWord)
declareDeals({ find: findDeals, look: lookAtCart, take: takeDeals })
declarePayout('red_packet', packetWord)
declareAttention('promotions', findAttention)

export const promotionsModule = defineModule({
  name: 'promotions',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [settleSeatJob, settlePresaleJob],
  subscribers: [hearLeft, hearReceived, tellArrivals, tellRefunds, tellTeams],
  cron: [sweepTeams, sweepBargains, sweepRelays, sweepBoosts, sweepPresales, sweepPackets, recountNightly, beginWaves],
})
