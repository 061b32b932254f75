import type { MembershipRules } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'

/** How often one is given back and may come back; nothing where nothing is limited. */
export function Rules({ rules: { mostRefunds, mostExits } }: { rules: MembershipRules }) {
  const { t } = useWords()
  if (mostRefunds === null && mostExits === null) return null
  return (
    <ul className="faint membership-rules">
      {mostRefunds === null ? null : <li>{t('membership.mostRefunds', { count: mostRefunds })}</li>}
      {mostExits === null ? null : <li>{t('membership.mostExits', { count: mostExits })}</li>}
    </ul>
  )
}
