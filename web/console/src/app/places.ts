/** The places of the console, in the order of the navigation. */
import {
  AssignmentUserIcon,
  HomeIcon,
  SettingIcon,
  ShopIcon,
  UploadIcon,
  UsergroupIcon,
  UserSettingIcon,
} from 'tdesign-icons-react'

export const places = [
  { to: '/', word: 'nav.today', Icon: HomeIcon },
  { to: '/communities', word: 'nav.communities', Icon: UsergroupIcon },
  { to: '/shop', word: 'nav.shop', Icon: ShopIcon },
  { to: '/imports', word: 'nav.imports', Icon: UploadIcon },
  { to: '/customers', word: 'nav.customers', Icon: AssignmentUserIcon },
  { to: '/team', word: 'nav.team', Icon: UserSettingIcon },
  { to: '/settings', word: 'nav.settings', Icon: SettingIcon },
] as const

/** The pages of the shop; those about money are for owners and admins. */
export const shopPlaces = [
  { to: '/shop/orders', word: 'shop.orders', decider: false },
  { to: '/shop/products', word: 'shop.products', decider: false },
  { to: '/shop/activities', word: 'shop.activities', decider: false },
  { to: '/shop/coupons', word: 'shop.coupons', decider: false },
  { to: '/shop/waves', word: 'shop.waves', decider: false },
  { to: '/shop/memberships', word: 'shop.memberships', decider: false },
  { to: '/shop/distribution', word: 'shop.distribution', decider: true },
  { to: '/shop/co-selling', word: 'shop.coSelling', decider: true },
  { to: '/shop/attention', word: 'shop.attention', decider: false },
  { to: '/shop/ledger', word: 'shop.ledger', decider: true },
  { to: '/shop/payments', word: 'shop.payments', decider: true },
] as const

export type Place = (typeof places)[number]

/** A group's page belongs to 社群. */
export function isHere(place: Place, path: string): boolean {
  if (place.to === '/') return path === '/'
  return path.startsWith(place.to) || (place.to === '/communities' && path.startsWith('/groups'))
}
