import { askForJob } from '../../../kernel/jobs.ts'
import type { Context } from '../../../kernel/context.ts'
import { actorId } from '../../identity/index.ts'
import { NoDevice } from '../contract.ts'
import { sendTrial } from '../jobs/send-trial.ts'
import { listListeners } from '../queries/list-listeners.ts'

/** Sends me a notice on all my devices, also in quiet hours: I asked for it. */
export async function tryNotice(ctx: Context): Promise<{ devices: number }> {
  const me = actorId(ctx)
  const devices = (await listListeners(ctx, [me])).get(me)?.devices.length ?? 0
  if (devices === 0) throw NoDevice()
  await askForJob(ctx, sendTrial, { personId: me }, { attempts: 3 })
  return { devices }
}
