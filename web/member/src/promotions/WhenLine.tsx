import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import type { ActivityFound } from './shapes.ts'
import { TimeLeft } from './TimeLeft.tsx'

/** Before it, during it, after it: each with the true moment. */
export function WhenLine({
  activity: { state, startsAt, endsAt },
}: {
  activity: Pick<ActivityFound, 'state' | 'startsAt' | 'endsAt'>
}) {
  const { t } = useWords()
  const { stamp } = useFormats()
  if (state === 'waiting') return t('activity.startsAt', { at: stamp(startsAt) })
  if (state === 'running') return <TimeLeft until={endsAt} say="activity.endsIn" />
  return t(`activity.${state}`)
}
