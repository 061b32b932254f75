/** Where each thing that waits can be dealt with. */
import type { TodayItem } from './shapes.ts'

/** `dayOf` tells the business day of a moment. */
export function placeOf({ kind, groupId, messageId, person, since }: TodayItem, dayOf: (at: string) => string) {
  if (kind === 'shop_attention') return { to: '/shop/attention' }
  if (kind === 'books_differ') return { to: '/shop/ledger' }
  if (kind === 'withdrawals_waiting') return { to: '/shop/distribution', search: { tab: 'withdrawals' } }
  if (kind === 'promoters_applied') return { to: '/shop/distribution', search: { tab: 'promoters' } }
  if (kind === 'orders_to_ship') return { to: '/shop/orders', search: { state: 'toShip' } }
  if (!groupId) return kind === 'import_failed' ? { to: '/imports' } : { to: '/communities' }
  const params = { groupId }
  if (kind === 'import_failed') return { to: '/imports', search: { group: groupId } }
  if (kind === 'join_request' || kind === 'waiting_list') return { to: '/groups/$groupId/members', params }
  if (kind === 'turning_cold' || kind === 'went_silent') return { to: '/groups/$groupId', params }
  if (kind === 'advert_flood') {
    const day = since ? { from: dayOf(since), until: dayOf(since) } : {}
    return { to: '/groups/$groupId', params, search: { evidence: { of: 'adverts', ...day } } }
  }
  if (messageId) return { to: '/groups/$groupId/chat', params, search: { message: messageId } }
  if (kind === 'person_to_thank' && person)
    return { to: '/groups/$groupId', params, search: { evidence: { of: 'replies', personId: person.id } } }
  return { to: '/groups/$groupId/chat', params }
}
