/** A wave as its form holds it, in local hours, and as the contract takes it. */
import type { InputOf } from '../../../../../server/kernel/contract.ts'
import type { planWaveEndpoint } from '../../../../../server/modules/promotions/contract.ts'

export type WaveSaid = {
  title: string
  communityIds: string[]
  startsAt: string
  staggerHours: number | null
  steps: { activityId?: string; afterHours: number | null; hours: number | null }[]
}
type Clock = { localAt: (at: string) => string; instantAt: (local: string) => string }

const day = 86_400_000

/** From this hour tomorrow on, with one step of a day. */
export const blankWave = ({ localAt }: Pick<Clock, 'localAt'>, now = Date.now()): WaveSaid => ({
  title: '',
  communityIds: [],
  startsAt: localAt(new Date(now + day).toISOString()),
  staggerHours: 0,
  steps: [{ afterHours: 0, hours: 24 }],
})

export function wordsOfWave(said: WaveSaid, { instantAt }: Pick<Clock, 'instantAt'>): InputOf<typeof planWaveEndpoint> {
  return {
    title: said.title,
    communityIds: said.communityIds,
    startsAt: instantAt(said.startsAt),
    staggerMinutes: Math.round((said.staggerHours ?? 0) * 60),
    steps: said.steps.map(({ activityId, afterHours, hours }) => ({
      activityId: activityId ?? '',
      afterMinutes: Math.round((afterHours ?? 0) * 60),
      minutes: Math.round((hours ?? 0) * 60),
    })),
  }
}
