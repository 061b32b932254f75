import { askForJob } from '../../../kernel/jobs.ts'
import { subscriber } from '../../../kernel/outbox.ts'
import { messagesSaid } from '../../messaging/contract.ts'
import { gather } from '../jobs/gather.ts'
import { isAnybodyListening } from '../queries/list-candidates.ts'

/** Those who are reading have read it by then, and what is said in a row is told as one. */
const gatherSeconds = 4
/** Where nobody is to be told there is no hurry to find that out again. */
const idleSeconds = 60

export const hearSaid = subscriber('notices.hear_said', messagesSaid, async (ctx, { groupId }) => {
  const seconds = (await isAnybodyListening(ctx)) ? gatherSeconds : idleSeconds
  const runAt = new Date(Date.now() + seconds * 1000)
  await askForJob(ctx, gather, { groupId }, { runAt, key: `notices ${ctx.tenantId} ${groupId}` })
})
