/**
 * Which mechanic may be offered on which channel: one table, pure and tested row by row. Duties: compliance L1, L3, market
 * rules BO-6, BA-7, RP-4; the rules for outside links in WeChat of 2019-10-28. Configuration may only tighten it.
 */
import { type Channel, channel, type Mechanic, mechanic, type Ruling } from '../contract.ts'

const allowed: Ruling = { ruling: 'allowed', duty: null, zh: '', en: '' }
const changed = (duty: string, zh: string, en: string): Ruling => ({ ruling: 'changed', duty, zh, en })
const refused = (duty: string, zh: string, en: string): Ruling => ({ ruling: 'refused', duty, zh, en })

const clearTeam = changed(
  'L1',
  '页面要写清成团人数、时限、价格和退款办法；不写“分享得”，不发朋友圈集赞。',
  'Say how many people, how long, which price and how money comes back; no reward for sharing.',
)
const ownAction = changed(
  'BO-6',
  '只奖励被邀请的人自己的行动（入群、学习、购买），不因转发或关注发奖。',
  'Only what the invited person does is rewarded; nothing for sharing or following.',
)
const noBargain = refused(
  'BA-7',
  '外部链接规范把砍价列为诱导分享，微信内不能使用，请改用网页或线下渠道。',
  'WeChat lists bargains among forbidden inducements; use the web or offline.',
)
const openDraw = changed(
  'P2',
  '公示奖品、数量、概率和时间；不能用分享换次数，不写“分享提高中奖率”。',
  'Publish prizes, numbers, odds and dates; sharing gives no further tries.',
)
const funded = changed(
  'RP-4',
  '红包由商家出资，不能因分享或关注发放，用户之间不能互发现金。',
  'Packets are funded by the shop; none for sharing or following, no cash between people.',
)

const ownPoints = changed(
  'RP-4',
  '成员之间只能送自己的积分，不能提现、不能换成现金，也不能因转发或关注发放。',
  'Members give points of their own only: never cash, nothing that can be paid out, none for sharing or following.',
)
const noChat = refused(
  'RP-4',
  '群友红包发在群聊里，线下没有群聊可发。',
  'Packets of members are given in a chat; there is none offline.',
)

/** In the web both sides may be rewarded, as long as it is for coming and is no cash. */
const bothSides = changed(
  'K2',
  '邀请人和新人只得限量的券、积分或兑换码，按真实到来的新人计，不按人头发钱，也不因转发发奖。',
  'Limited coupons, points or codes for both sides, for newcomers who really came; no cash, nothing for sharing.',
)

const wechatRules: Partial<Record<Mechanic, Ruling>> = {
  group_buy: clearTeam,
  bargain: noBargain,
  boost: ownAction,
  lottery: openDraw,
  red_packet: funded,
  member_packet: ownPoints,
}

const table: Record<Channel, Partial<Record<Mechanic, Ruling>>> = {
  wechat_h5: wechatRules,
  weapp: wechatRules,
  wecom: wechatRules,
  web: { boost: bothSides, lottery: openDraw, red_packet: funded, member_packet: ownPoints },
  offline: { lottery: openDraw, red_packet: funded, member_packet: noChat },
}

/** Where the rules for outside links of WeChat hold. */
export const inWechat = (where: Channel): boolean => table[where] === wechatRules

/** What a channel says about a mechanic; what it does not name is allowed. */
export const rulingOf = (what: Mechanic, where: Channel): Ruling => table[where][what] ?? allowed

/** The whole table, for the form and for whoever checks it. */
export const channelRules = (): (Ruling & { channel: Channel; mechanic: Mechanic })[] =>
  channel.options.flatMap((where) =>
    mechanic.options.map((what) => ({ channel: where, mechanic: what, ...rulingOf(what, where) })),
  )
