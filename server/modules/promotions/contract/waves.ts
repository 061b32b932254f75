/** Waves (活动波浪线): a planned sequence of promotions over dates and communities, each begun by the clock. */
import { z } from 'zod'
import { endpoint, instant, pageOf, reason } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import * as problems from './problems.ts'
import { activityId, activityKind, waveId } from './shapes.ts'

/** 待开始, 已开始, 没能开始, 已取消. */
export const wavePartState = z.enum(['planned', 'started', 'failed', 'skipped'])
export type WavePartState = z.infer<typeof wavePartState>

const words = {
  title: z.string().trim().min(1).max(60),
  startsAt: instant,
  /** Where it runs, one after another: the second community begins so many minutes after the first. */
  communityIds: z
    .array(communityId)
    .min(1)
    .max(50)
    .refine((all) => new Set(all).size === all.length, reason('同一个社群只能出现一次', 'a community stands twice')),
  staggerMinutes: z.number().int().min(0).max(43_200).default(0),
  /** Each a promotion like an activity there is, as that says now; so long after the beginning, for so long. */
  steps: z
    .array(
      z.object({
        activityId,
        afterMinutes: z.number().int().min(0).max(525_600),
        minutes: z.number().int().min(5).max(129_600),
      }),
    )
    .min(1)
    .max(20),
}
const few = <T extends { communityIds: readonly unknown[]; steps: readonly unknown[] }>({ communityIds, steps }: T) =>
  communityIds.length * steps.length <= 200
const fewError = reason('社群数乘以活动数不能超过 200', 'no more than 200 promotions in one wave', 'steps')

export const wavePart = z.object({
  place: z.number().int(),
  communityId,
  step: z.number().int(),
  title: z.string(),
  kind: activityKind,
  startsAt: instant,
  endsAt: instant,
  state: wavePartState,
  activityId: activityId.nullable(),
  /** Code of the problem that kept it from beginning, or would. */
  why: z.string().nullable(),
})
export type WavePart = z.infer<typeof wavePart>

export const wave = z.object({
  id: waveId,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  staggerMinutes: z.number().int(),
  stoppedAt: instant.nullable(),
  parts: z.array(wavePart),
})
export type Wave = z.infer<typeof wave>

export const previewWaveEndpoint = endpoint({
  name: 'promotions.preview_wave',
  route: 'POST /waves/preview',
  summary: 'What a wave would be on the time line, and which of it would be refused as things are now',
  input: z.object(words).refine(few, fewError),
  output: z.object({ parts: z.array(wavePart) }),
  problems: [problems.KindNotForWaves],
})
export const planWaveEndpoint = endpoint({
  name: 'promotions.plan_wave',
  route: 'POST /waves',
  summary: 'Plan a wave: each of its promotions begins by the clock, on the terms of this moment',
  input: z.object(words).refine(few, fewError),
  output: wave,
  problems: [problems.KindNotForWaves, problems.WaveInThePast],
})
export const stopWaveEndpoint = endpoint({
  name: 'promotions.stop_wave',
  route: 'POST /waves/:waveId/stop',
  summary: 'Stop a wave: what has not begun does not begin; what runs is ended when asked',
  input: z.object({ waveId, endsRunning: z.boolean().default(false) }),
  output: wave,
})
export const readWaveEndpoint = endpoint({
  name: 'promotions.read_wave',
  route: 'GET /waves/:waveId',
  summary: 'A wave on its time line',
  input: z.object({ waveId }),
  output: wave,
})
export const listWavesEndpoint = endpoint({
  name: 'promotions.list_waves',
  route: 'GET /waves',
  summary: 'Waves, newest first',
  input: z.object({
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: pageOf(wave),
})
