import { useWords } from '../../../ui/words/index.ts'
import type { GroupState } from './shapes.ts'
import { stateTag } from './states.ts'

/** 恋爱 · 质疑 · 分手 · 已沉寂, or closed. */
export function StateTag({ state, closed, title }: { state: GroupState; closed: boolean; title?: string }) {
  const { t } = useWords()
  if (closed) return <span className="tag">{t('groupState.closed')}</span>
  return (
    <span className={`tag ${stateTag[state]}`} title={title}>
      {t(`groupState.${state}`)}
    </span>
  )
}
