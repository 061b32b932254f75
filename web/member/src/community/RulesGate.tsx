import { type CommunityId, readRulesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'

/** Asks me to read the rules when they changed since I accepted them. */
export function RulesGate({ communityId, groupId }: { communityId: CommunityId; groupId: string }) {
  const { t } = useWords()
  const { data } = useAsk(readRulesEndpoint, { communityId }, { staleTime: 5 * 60_000 })
  if (!data || data.current.version === 0 || data.myAcceptedVersion === data.current.version) return null
  return (
    <Link to={`/g/${groupId}/rules`} className="bar bar-rules">
      <Icon name="rules" size={18} />
      <span className="bar-text">{t('rules.changed', { version: data.current.version })}</span>
      <Icon name="next" size={18} />
    </Link>
  )
}
