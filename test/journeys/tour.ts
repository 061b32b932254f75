/** Going through the pages of the apps one by one, at a given screen, in a language and a theme. */
import { aProduct } from '../../server/modules/commerce/test/cast.ts'
import { readGroupEndpoint } from '../../server/modules/community/contract.ts'
import { openPaymentEndpoint, putInCartEndpoint } from '../../server/modules/commerce/contract.ts'
import { buys, orders, type Shop } from '../../server/modules/commerce/test/cast.ts'
import { listCustomersEndpoint, uploadCustomersEndpoint } from '../../server/modules/customers/contract.ts'
import { bringsIn } from '../../server/modules/customers/test/cast.ts'
import type { Someone } from '../../server/modules/identity/test/cast.ts'
import { listGroupCardsEndpoint } from '../../server/modules/insight/contract.ts'
import {
  listMyGroupsEndpoint,
  openTopicEndpoint,
  uploadImportEndpoint,
} from '../../server/modules/messaging/contract.ts'
import type { Caller } from '../world.ts'
import type { House } from './house.ts'
import type { Screen } from './visitor.ts'

export type Look = { screen: Screen; language: 'zh-CN' | 'en'; theme: 'light' | 'dark' }

/** Goes from page to page and gathers all complaints. Without somebody, a stranger goes. */
export async function tour(house: House, look: Look, places: readonly string[], as?: Caller): Promise<string[]> {
  const visitor = await house.visitor(look.screen, { ...look, ...(as ? { as } : {}) })
  const complaints: string[] = []
  for (const place of places) {
    await visitor.goes(place)
    const page = place.replace(/(grp|com|top|imp|cim|cus|prd|ord|pay|act|tea|bgn)_\w+/g, '').replace(/\W+/g, '-')
    const found = await visitor.complaints(`tour${page}-${look.language}-${look.theme}`)
    if (await visitor.isTooWide()) found.push('wider than the screen')
    complaints.push(...found.map((complaint) => `${place} ${complaint}`))
  }
  return complaints
}

/** All pages of the console, of the first group and community an operator sees. */
export async function consolePlaces(operator: Caller): Promise<string[]> {
  const { rows } = await operator.asks(listGroupCardsEndpoint, {})
  const { groupId, communityId } = rows[0]!
  const chat = Buffer.from('2024/3/5 09:04 - 林小满: 早！今天谁去爬云岭？\n2024/3/5 09:05 - 阿德: 我去，带两个水壶\n')
  const { body } = await operator.uploads(uploadImportEndpoint, { name: '周末徒步.txt', content: chat })
  const group = ['', '/chat', '/members', '/rules', '/settings'].map((part) => `/groups/${groupId}${part}`)
  const community = ['groups', 'rules', 'bans', 'card'].map((tab) => `/communities/${communityId}?tab=${tab}`)
  const field = ['', '?view=field', '?view=communities'].map((view) => `/communities${view}`)
  const imports = ['/imports', `/imports/${body.id}`]
  const customers = await customerPlaces(operator)
  const shop = await shopDeskPlaces(operator)
  const house = ['/team', '/team?tab=keys', '/team?tab=audit', '/settings', '/account', '/nowhere']
  return ['/', ...field, ...community, ...group, ...imports, ...customers, ...shop, ...house].map(
    (place) => `/console${place}`,
  )
}

/** The list, a customer, the imports: one that waits to be confirmed and one with its report. */
async function customerPlaces(operator: Caller): Promise<string[]> {
  const table = [
    ['姓名', '手机号', '会员编号', '城市', '标签', '喜欢的花'],
    ['李小满', '13800138001', 'M001', '杭州', '老客户,团长', '桂花'],
    ['王阿德', '电话不详', 'M002', '成都', '', ''],
    ['何苗', '无', '', '', '', ''],
  ]
  const done = await bringsIn(operator, table)
  const content = Buffer.from(table.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'))
  const { body } = await operator.uploads(uploadCustomersEndpoint, { name: '老客户.csv', content })
  const { rows } = await operator.asks(listCustomersEndpoint, {})
  return [
    '/customers',
    `/customers/${rows[0]!.id}`,
    '/customers/imports',
    `/customers/imports/${body.id}`,
    `/customers/imports/${done.id}`,
  ]
}

/** The desk of the shop, a product, and the books. */
async function shopDeskPlaces(operator: Caller): Promise<string[]> {
  const { id } = await aProduct({ owner: operator as Someone })
  const products = ['/products', '/products/new', `/products/${id}`]
  const distribution = ['', '?tab=promoters', '?tab=bindings', '?tab=commissions', '?tab=withdrawals']
  const desk = [
    '/imports',
    '/memberships',
    ...distribution.map((tab) => `/distribution${tab}`),
    '/co-selling',
    '/orders',
    '/orders?state=toShip',
    '/redeem',
    '/ship',
    '/attention',
  ]
  const offers = ['/activities', '/activities/new', '/coupons', '/coupons/new', '/waves']
  const kinds = ['bargain', 'flash_sale', 'boost', 'bundle', 'presale']
  const forms = kinds.map((kind) => `/activities/new?kind=${kind}`)
  const books = ['/ledger', '/ledger/money', '/payments']
  return [...desk, ...offers, ...forms, ...products, ...books].map((place) => `/shop${place}`)
}

/** All pages of the member app, of the first group somebody belongs to. */
export async function memberPlaces(person: Caller): Promise<string[]> {
  const groupId = await aGroupOf(person)
  const topic = await person.asks(openTopicEndpoint, { groupId, title: '周六观鸟' })
  const parts = ['', '/info', '/members', '/rules', '/topics', `/t/${topic.id}`, '/kept/digest', '/kept/pinned']
  const { communityId } = await person.asks(readGroupEndpoint, { groupId })
  const shop = ['shop', 'activities', 'coupons', 'cart', 'checkout', 'membership'].map(
    (part) => `/c/${communityId}/${part}`,
  )
  const mine = [
    '/me',
    '/me/memberships',
    '/me/promoter',
    '/me/tidings',
    '/me/data',
    '/me/orders',
    '/me/activities',
    '/me/co-selling',
    '/me/coupons',
  ]
  return ['/', ...parts.map((part) => `/g/${groupId}${part}`), ...shop, '/search?q=早', ...mine, '/nowhere']
}

/** All pages of a shop, for somebody with one order to pay and one whose code waits. */
export async function shopPlaces(buyer: Someone, shop: Shop): Promise<string[]> {
  const { community, product, variantId } = shop
  await buyer.asks(putInCartEndpoint, { communityId: community.id, variantId, quantity: 1 })
  const unpaid = await orders(buyer, shop)
  const { id: paymentId } = await buyer.asks(openPaymentEndpoint, { orderId: unpaid.id })
  const fetched = await buys(buyer, shop, { delivery: 'code' })
  const at = `/c/${community.id}`
  const shelf = [`${at}/shop`, `${at}/shop?q=nothing`, `${at}/shop/${product.id}`, `${at}/cart`, `${at}/checkout`]
  const own = ['/me/orders', '/me/orders?state=shipped', `/me/orders/${unpaid.id}`, `/me/orders/${fetched.id}`]
  return [...shelf, `/pay/${paymentId}`, ...own]
}

/** The pages of somebody who is not signed in: the door of each app, and where a group's code leads. */
export async function strangerPlaces(host: Caller): Promise<string[]> {
  const { joinCode } = await host.asks(readGroupEndpoint, { groupId: await aGroupOf(host) })
  return ['/sign-in', `/j/${joinCode}`, '/console/sign-in']
}

async function aGroupOf(person: Caller) {
  const { rows } = await person.asks(listMyGroupsEndpoint, {})
  return rows[0]!.group.id
}
