/** Scores texts: pass, queue for a moderator, or hide; with reasons. */
import { z } from 'zod'
import { sigmoid } from '../../server/science/numerics/logistic.ts'
import { readPlaces } from '../../server/science/spam/reading.ts'
import { spamSigns } from '../../server/science/spam/signs.ts'
import { scoreForTenant } from '../../server/science/spam/tenant-delta.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { id } from './shapes.ts'
import { readSpamFile, type SpamFile } from './spam-file.ts'

const asked = z.object({ id, text: z.string(), tenant: z.string().nullish() })

export const spamScore = algorithm({
  flags: z.strictObject({ model: z.string(), seed }),
  run: async (lines, { model: path }) => {
    const file = await readSpamFile(path)
    for await (const { id: text, text: said, tenant } of lines.read(asked)) {
      const z = scoreForTenant(file.model, file.tenants.get(tenant ?? ''), readPlaces(said))
      const action = actionAt(z, file)
      const reasons = [...(action === 'pass' ? [] : ['model']), ...spamSigns(said)]
      await lines.write({ id: text, z: round(z), score: round(sigmoid(z)), action, reasons })
    }
  },
})

function actionAt(z: number, { hideAt, queueAt }: SpamFile): 'pass' | 'queue' | 'hide' {
  if (hideAt !== null && z >= hideAt) return 'hide'
  return z >= queueAt ? 'queue' : 'pass'
}

function round(value: number): number {
  return Number(value.toFixed(6))
}
