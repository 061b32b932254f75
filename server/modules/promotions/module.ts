import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { declareOrigin } from '../commerce/index.ts'
import { archive } from './archive.ts'
import { settleSeatJob } from './jobs/settle-seats.ts'
import { sweepBargains } from './jobs/sweep-bargains.ts'
import { sweepRelays } from './jobs/sweep-relays.ts'
import { sweepTeams } from './jobs/sweep-teams.ts'
import { bargainWord, entryWord, flashWord, seatWord } from './origins.ts'
import { routes } from './routes.ts'

declareOrigin('group_buy', seatWord)
declareOrigin('bargain', bargainWord)
declareOrigin('flash_sale', flashWord)
declareOrigin('relay', entryWord)

export const promotionsModule = defineModule({
  name: 'promotions',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [settleSeatJob],
  cron: [sweepTeams, sweepBargains, sweepRelays],
})
