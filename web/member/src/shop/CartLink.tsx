import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { useCart } from './use-cart.ts'

/** The way to my cart in a community, with how many things lie in it. */
export function CartLink({ communityId }: { communityId: CommunityId }) {
  const { t } = useWords()
  const { data } = useCart(communityId)
  const pieces = data?.lines.length ?? 0
  return (
    <Link
      to={`/c/${communityId}/cart`}
      className="icon-button cart-link"
      aria-label={t('shop.cartWith', { count: pieces })}
    >
      <Icon name="cart" />
      {pieces > 0 ? <span className="badge">{pieces}</span> : null}
    </Link>
  )
}
