import type { CronJob } from '../../../kernel/jobs.ts'
import { drawBallots } from '../operations/relays/draw-ballot.ts'
import { passOffersOn, repeatRelays } from '../operations/relays/sweep-relays.ts'

/** Every minute: who waits is called whether anybody opens the page or not. */
export const sweepRelays: CronJob = {
  name: 'promotions.sweep_relays',
  pattern: '* * * * *',
  does: async (ctx) => {
    await drawBallots(ctx)
    await passOffersOn(ctx)
    await repeatRelays(ctx)
  },
}
