import { useWords } from '../../../ui/words/index.ts'
import { useGroup } from './group-context.tsx'
import { RulesPanel } from './RulesPanel.tsx'

/** The rules belong to the community and hold in each of its groups. */
export function GroupRules() {
  const { t } = useWords()
  const group = useGroup()
  return (
    <>
      <p className="lead">{t('rules.ofCommunity', { name: group.communityName })}</p>
      <RulesPanel communityId={group.communityId} />
    </>
  )
}
