/** Learns which texts are spam, and from which score on the program may hide alone. */
import { z } from 'zod'
import { type LabelledText, readPlaces } from '../../server/science/spam/reading.ts'
import { learnDecision, type TenantDelta } from '../../server/science/spam/tenant-delta.ts'
import { queueAt } from '../../server/science/spam/thresholds.ts'
import { trainSpam } from '../../server/science/spam/training.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { writeSpamFile } from './spam-file.ts'

const labelled = z.object({ text: z.string(), label: z.literal([0, 1]), tenant: z.string().nullish() })

/** Texts of tenants are their moderators' decisions, learnt in their order after the general pass. */
export const spamTrain = algorithm({
  flags: z.strictObject({ model: z.string(), seed }),
  run: async (lines, { model: path, seed: chosen }) => {
    const general: LabelledText[] = []
    const decisions: (LabelledText & { tenant: string })[] = []
    for await (const { text, label, tenant } of lines.read(labelled)) {
      if (tenant) decisions.push({ text, positive: label === 1, tenant })
      else general.push({ text, positive: label === 1 })
    }
    const { model, line, n, spam } = trainSpam(general, chosen)
    const tenants = new Map<string, TenantDelta>()
    for (const { text, positive, tenant } of decisions) {
      const delta = tenants.get(tenant) ?? new Map()
      tenants.set(tenant, delta)
      learnDecision(model, delta, readPlaces(text), positive)
    }
    await writeSpamFile(path, { model, hideAt: line.hideAt, queueAt, tenants })
    const promise = { hide_at: line.hideAt, queue_at: queueAt, cal_precision: line.precision, cal_recall: line.recall }
    await lines.write({ n, spam, ...promise })
  },
})
