/** kill -9 of web, worker and database at random moments under load: what was lost, done twice, or differs afterwards. */
import { storm } from '../kit/storm/storm.ts'
import type { Workload } from '../run.ts'

const workload: Workload = async ({ full }) => {
  const { acknowledged, joined, kills, ...damage } = await storm({ kills: full ? 100 : 10, seed: 1 })
  return {
    table: [
      {
        what: 'kills of web, worker, database',
        ours: String(kills),
        note: `${acknowledged} messages acknowledged, ${joined} joined`,
      },
      { what: 'acknowledged and lost', ours: String(damage.lost) },
      { what: 'done twice', ours: String(damage.doubled) },
      { what: 'holding another state or count', ours: String(damage.unequal) },
    ],
    figures: { ...damage, kills, acknowledged },
  }
}
export default workload
