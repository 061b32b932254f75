import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, Problem, type RequestOf } from '../../../../kernel/contract.ts'
import { readCommunityName } from '../../../community/index.ts'
import { accessActivity } from '../../access.ts'
import { type ActivityId, KindNotForWaves, type previewWaveEndpoint } from '../../contract.ts'
import { layOut } from '../../rules/wave-parts.ts'
import type { ActivityRow } from '../../tables.ts'
import { requireSensible } from '../require-sensible.ts'

type Ask = RequestOf<typeof previewWaveEndpoint>
type Model = Pick<ActivityRow, 'title' | 'kind' | 'channels' | 'terms'>

/** Kinds whose terms name neither dates nor a group. */
const kindsOfWaves = new Set(['group_buy', 'bargain', 'flash_sale', 'bundle'])

/** What a wave would be: each part with what would be said against it if it began as things are now. */
export async function previewWave(ctx: Context, ask: Ask): Promise<AnswerOf<typeof previewWaveEndpoint>> {
  const parts = []
  for (const { of, startsAt, endsAt, ...part } of await layOutWave(ctx, ask)) {
    const { model } = of
    parts.push({
      ...part,
      title: model.title,
      kind: model.kind,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      state: 'planned' as const,
      activityId: null,
      why: await whyNot(ctx, part.communityId, {
        ...model,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      }),
    })
  }
  return { parts }
}

/** The parts of a wave with the model of each. Raises `promotions.kind_not_for_waves`, `kernel.not_found`. */
export async function layOutWave(ctx: Context, { steps, startsAt, communityIds, staggerMinutes }: Ask) {
  for (const communityId of communityIds) await readCommunityName(ctx, communityId)
  const modelled = []
  for (const step of steps) modelled.push({ ...step, model: await readModel(ctx, step.activityId) })
  return layOut({ startsAt: new Date(startsAt), staggerMinutes, communityIds, steps: modelled })
}

async function readModel(ctx: Context, id: ActivityId): Promise<Model> {
  const activity = await accessActivity(ctx, id, 'toRead')
  const { title, kind, channels, terms } = activity
  if (!kindsOfWaves.has(kind)) throw KindNotForWaves({ title })
  return { title, kind, channels, terms }
}

type Words = Parameters<typeof requireSensible>[2]

async function whyNot(
  ctx: Context,
  communityId: Parameters<typeof requireSensible>[1],
  words: Words,
): Promise<string | null> {
  try {
    await requireSensible(ctx, communityId, words)
    return null
  } catch (fault) {
    if (fault instanceof Problem) return fault.kind.code
    throw fault
  }
}
