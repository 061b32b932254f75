/** Names as people really use them in groups: real ones, nicknames, 宝宝妈, 区域+品类, a bare dot. */
import type { Chance } from '../chance.ts'
import names from './names.json' with { type: 'json' }

type Way = (chance: Chance) => string

const ways: Record<'real' | 'nickname' | 'familiar' | 'english' | 'lurker' | 'parent' | 'shop', Way> = {
  real: (chance) => chance.pick(names.surnames) + chance.pick(names.given),
  nickname: (chance) => chance.pick(names.nicknames) + (chance.happens(0.1) ? chance.pick(names.emoji) : ''),
  familiar: (chance) =>
    chance.happens(0.6)
      ? chance.pick(names.prefixes) + chance.pick(names.surnames)
      : chance.pick(names.surnames) + chance.pick(names.titles),
  english: (chance) =>
    chance.pick(names.english) +
    chance.pick(['', '', ` ${chance.pick(names.surnames)}`, chance.pick(names.surnames), chance.pick(names.emoji)]),
  lurker: (chance) => chance.pick(names.lurkers),
  parent: (chance) =>
    chance.pick(names.babies) +
    chance.pick(['妈', '妈妈', '爸', '妈咪', '外婆', '爸爸']) +
    chance.pick(['', '', `-${chance.pick(names.months)}`]),
  shop: (chance) =>
    chance.pick(names.districts) +
    chance.pick(['', '-', '·']) +
    chance.pick(names.trades) +
    chance.pick(['', '', chance.pick(names.prefixes) + chance.pick(names.surnames)]),
}

const likings: Record<string, Partial<Record<keyof typeof ways, number>>> = {
  baby: { parent: 55 },
  kitchen: { shop: 60 },
  books: { real: 40 },
}
const usual = { real: 24, nickname: 34, familiar: 10, english: 14, lurker: 6, parent: 2, shop: 0 }

/** A name unlike all in `taken` (an emoji makes no difference), usual among people of this theme; adds it to `taken`. */
export function namePerson(theme: string, taken: Set<string>, chance: Chance): string {
  const liking = { ...usual, ...likings[theme] }
  for (;;) {
    const way = chance.weighted(Object.keys(ways) as (keyof typeof ways)[], (kind) => liking[kind]) ?? 'real'
    const name = ways[way](chance)
    const bare = name.replace(/\p{Extended_Pictographic}.*$/u, '') || name
    if (taken.has(bare)) continue
    taken.add(bare)
    return name
  }
}
