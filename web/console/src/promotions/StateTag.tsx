import type { ActivityState } from '../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../ui/words/index.ts'

const colours: Record<ActivityState, string> = { waiting: '', running: 'tag-brand', paused: 'tag-amber', ended: '' }

export function StateTag({ state }: { state: ActivityState }) {
  const { t } = useWords()
  return <span className={`tag ${colours[state]}`}>{t(`activityState.${state}`)}</span>
}
