/**
 * What is printed on the poster of an activity. Channels that allow a mechanic only with clear words (L1) get what they ask
 * for on every poster: how many people, how long, how money comes back; and never a word about rewards for sharing.
 */
import type { Terms } from '../contract.ts'
import { type Language, otherSayings, type PosterPromise, type Say } from './poster-sayings.ts'

const span = (minutes: number, language: Language): string => {
  const [count, zh, en] =
    minutes % 1440 === 0
      ? [minutes / 1440, '天', 'day']
      : minutes % 60 === 0
        ? [minutes / 60, '小时', 'hour']
        : [minutes, '分钟', 'minute']
  return language === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`
}

const sayings: Record<Terms['kind'], Say> = {
  group_buy: ({ people, prices, minutes }: Extract<Terms, { kind: 'group_buy' }>, language) => ({
    kind: language === 'en' ? 'Team price' : '拼团价',
    price: prices[0]?.fen.at(-1) ?? null,
    from: prices.length > 1,
    promise:
      language === 'en'
        ? `${people.join(' / ')} people make a team; not complete within ${span(minutes, language)}: all money back.`
        : `${people.join('、')} 人成团，${span(minutes, language)}内没有成团，已付的钱全部退回。`,
  }),
  bargain: ({ goods, people, minutes, showsFloor }: Extract<Terms, { kind: 'bargain' }>, language) => ({
    kind: language === 'en' ? (showsFloor ? 'Down to' : 'From') : showsFloor ? '最低砍到' : '起砍价',
    price: (showsFloor ? goods[0]?.floorFen : goods[0]?.priceFen) ?? null,
    from: false,
    promise:
      language === 'en'
        ? `${people} friends cut it to the lowest price within ${span(minutes, language)}.`
        : `${span(minutes, language)}内请 ${people} 位朋友帮忙，砍到底价。`,
  }),
  flash_sale: ({ items, perPerson, piecesPer }: Extract<Terms, { kind: 'flash_sale' }>, language) => {
    const pieces = items.reduce((sum, item) => sum + item.pieces, 0)
    const isEach = piecesPer === 'slot'
    return {
      kind: language === 'en' ? 'Flash price' : '秒杀价',
      price: Math.min(...items.map(({ fen }) => fen)),
      from: items.length > 1,
      promise:
        language === 'en'
          ? `${pieces} pieces${isEach ? ' each time' : ''}, at most ${perPerson} each.`
          : `${isEach ? '每场' : '共'} ${pieces} 件，每人最多 ${perPerson} 件，抢完为止。`,
    }
  },
  ...otherSayings,
}

/** What the poster promises: every kind has its line, and none says more than its terms. */
export const posterPromise = (terms: Terms, language: Language): PosterPromise =>
  // Looked up by its own kind; types do not follow that.
  sayings[terms.kind](terms as never, language)

export const posterWords = {
  'zh-CN': {
    scan: '扫码参加',
    how: '手机扫一扫，看清规则再付款。',
    /** Where nothing is bought. */
    howFree: '手机扫一扫，看清规则再参加。',
    shelf: (yuan: string) => `平时 ¥${yuan}`,
    from: (yuan: string) => `¥${yuan} 起`,
    when: (from: string, to: string) => `${from} – ${to}`,
  },
  en: {
    scan: 'Scan to join',
    how: 'Scan with your phone and read the rules before you pay.',
    howFree: 'Scan with your phone and read the rules first.',
    shelf: (yuan: string) => `Usually ¥${yuan}`,
    from: (yuan: string) => `from ¥${yuan}`,
    when: (from: string, to: string) => `${from} – ${to}`,
  },
} as const
