/** What is promised on the posters of relays, draws, packets, boosts, bundles and pre-sales. */
import type { BoostTerms, BundleTerms, LotteryTerms, PresaleTerms, RedPacketTerms, RelayTerms } from '../contract.ts'

export type PosterPromise = { kind: string; price: number | null; from: boolean; promise: string }
export type Language = 'zh-CN' | 'en'
export type Say = (terms: never, language: Language) => PosterPromise

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2).replace(/\.?0+$/, '')}`
const free = (kind: string, promise: string): PosterPromise => ({ kind, price: null, from: false, promise })
const lowest = (all: readonly number[]): number => Math.min(...all)

function relay({ items, pays, places }: RelayTerms, language: Language): PosterPromise {
  const prices = items.map(({ fen }) => fen)
  const priced = prices.some((fen) => fen > 0)
  const en = language === 'en'
  const limit = en
    ? places === null
      ? ''
      : `${places} places, then a waiting list. `
    : places === null
      ? ''
      : `限 ${places} 个名额，满了可以候补。`
  const paying = {
    shop: en ? 'Paid when you enter; cancel before the cut-off.' : '接龙时付款，截单前可以取消。',
    none: en ? 'Sign up only, nothing is paid online.' : '只报名，不在线上付款。',
  }
  return {
    kind: priced ? (en ? 'Relay price' : '接龙价') : en ? 'Relay' : '接龙',
    price: priced ? lowest(prices) : null,
    from: new Set(prices).size > 1,
    promise: `${limit}${paying[pays]}`,
  }
}

function lottery({ prizes, costPoints, draws }: LotteryTerms, language: Language): PosterPromise {
  const pieces = prizes.reduce((sum, prize) => sum + (prize.pieces ?? 0), 0)
  if (language === 'en') {
    const cost = costPoints === 0 ? 'Free.' : `${costPoints} points a draw.`
    const odds = draws === 'instant' ? 'The odds are published' : 'One public drawing at the end'
    return free('Lottery', `${cost} ${pieces} prizes; ${odds}, and anybody can check the draw.`)
  }
  const cost = costPoints === 0 ? '免费参加' : `每次 ${costPoints} 积分`
  const odds = draws === 'instant' ? '概率公示' : '截止后统一开奖'
  return free('抽奖', `${cost}，共 ${pieces} 份奖品，${odds}，结果谁都能验算，不保证中奖。`)
}

function redPacket({ split, total, packets }: RedPacketTerms, language: Language): PosterPromise {
  const each = Math.floor(total / packets)
  if (language === 'en') {
    const how =
      split === 'equal' ? `${packets} packets of ${each} points` : `${packets} packets, ${total} points in all`
    return free('Red packets', `${how}, given by the shop; points, not cash.`)
  }
  const how = split === 'equal' ? `${packets} 个红包，每个 ${each} 积分` : `${packets} 个红包，一共 ${total} 积分`
  return free('红包', `${how}，由商家出，是积分，不能提现。`)
}

/** Read by whoever is asked to come: what they get themselves, and that it costs nothing. */
function boost({ welcome, newcomersOnly }: BoostTerms, language: Language): PosterPromise {
  const { prize, stock } = welcome ?? { prize: null, stock: 0 }
  if (language === 'en') {
    const gift = prize?.kind === 'points' ? `${prize.points} points` : 'a coupon'
    const own = prize ? ` You get ${gift}, while there are any of ${stock}.` : ''
    return free(
      'Support a friend',
      `Join${newcomersOnly ? ' as a newcomer' : ''} and tap once; it costs nothing.${own}`,
    )
  }
  const gift = prize?.kind === 'points' ? `${prize.points} 积分` : '一张优惠券'
  const own = prize ? `你自己得${prize.kind === 'points' ? ' ' : ''}${gift}，共 ${stock} 份。` : ''
  return free('为朋友助力', `${newcomersOnly ? '新朋友' : ''}入群后点一下就好，每人一次，不花钱。${own}`)
}

function bundle({ parts, setFen, addOns }: BundleTerms, language: Language): PosterPromise {
  const pieces = parts.reduce((sum, { quantity }) => sum + quantity, 0)
  const more = addOns.length > 0
  return {
    kind: language === 'en' ? 'Set' : '套餐价',
    price: setFen,
    from: false,
    promise:
      language === 'en'
        ? `${pieces} pieces in one set, one price.${more ? ` ${addOns.length} things cheaper beside it.` : ''}`
        : `一套 ${pieces} 件，整套一个价。${more ? `买一套可以加价购 ${addOns.length} 种商品。` : ''}`,
  }
}

function presale({ items, unpaidBalance }: PresaleTerms, language: Language): PosterPromise {
  const [first] = [...items].sort((a, b) => a.priceFen - b.priceFen)
  const { priceFen = 0, depositFen = 0 } = first ?? {}
  const keeps = unpaidBalance === 'keep'
  return {
    kind: language === 'en' ? 'Pre-sale' : '预售价',
    price: priceFen,
    from: items.length > 1,
    promise:
      language === 'en'
        ? `${yuan(depositFen)} now, ${yuan(priceFen - depositFen)} later. No balance: the deposit ${keeps ? 'stays with us' : 'goes back'}. Not sent in time: all goes back.`
        : `先付定金 ${yuan(depositFen)}，再付尾款 ${yuan(priceFen - depositFen)}；不付尾款，定金${keeps ? '不退' : '退回'}；逾期没发货，全部退回。`,
  }
}

export const otherSayings = { relay, lottery, red_packet: redPacket, boost, bundle, presale }
