import type { MembershipState } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'

const looks: Record<MembershipState, string> = {
  active: 'tag tag-brand',
  upcoming: 'tag',
  grace: 'tag tag-amber',
  over: 'tag',
  given_up: 'tag',
}

export function MembershipTag({ state }: { state: MembershipState }) {
  const { t } = useWords()
  return <span className={looks[state]}>{t(`membershipState.${state}`)}</span>
}
