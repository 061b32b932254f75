import type { Context } from '../../../kernel/context.ts'
import { enter } from '../../../kernel/ground.ts'
import { askForJob, longJob } from '../../../kernel/jobs.ts'
import { courierFor } from '../couriers/courier.ts'
import { type Errand, writeLinkLetter } from '../operations/write-link-letter.ts'

/** The link is made here and not where it is asked for, so that its token never lies in the queue. */
export const sendLink = longJob<Errand>('identity.send_link', async (ground, tenantId, errand) => {
  const actor = { kind: 'system', name: 'send_link' } as const
  const letter = await enter(ground, tenantId, actor, (ctx) => writeLinkLetter(ctx, errand))
  if (letter) await courierFor(ground, letter.kind).sendLink(letter)
})

/** Asks for a link to be sent once this transaction has committed. */
export const askForLink = (ctx: Context, errand: Errand): Promise<void> =>
  askForJob(ctx, sendLink, errand, { attempts: 6 })
