import { enter } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import type { PersonId } from '../../identity/contract.ts'
import { noteDevices } from '../operations/note-delivery.ts'
import { makeTrial } from '../operations/make-trial.ts'
import { post } from '../push/post.ts'

const actor = { kind: 'system', name: 'send_trial' } as const

/** Sends somebody the notice they asked for, to see whether it arrives. */
export const sendTrial = longJob<{ personId: PersonId }>(
  'notices.send_trial',
  async (ground, tenantId, { personId }) => {
    const parcels = await enter(ground, tenantId, actor, (ctx) => makeTrial(ctx, personId))
    const outcomes = await Promise.all(parcels.map((parcel) => post(ground, parcel)))
    await enter(ground, tenantId, actor, (ctx) => noteDevices(ctx, outcomes))
  },
)
