/** People as the composer knows them: what others see of them, and what makes them write. */
import type { Chance } from '../chance.ts'
import type { LifePerson } from '../life.ts'
import { namePerson } from './name-person.ts'
import names from './names.json' with { type: 'json' }

export type Chronotype = 'early' | 'office' | 'evening' | 'owl'
export type Voice = 'plain' | 'formal' | 'soft' | 'laughing' | 'bursts' | 'emoji' | 'dots'
export type Temper = 'thinker' | 'critic' | 'plain'

export type CastPerson = LifePerson & {
  chronotype: Chronotype
  voice: Voice
  temper: Temper
  /** 0 silent … 1 never stops; lends all their seats some of the same appetite. */
  talk: number
  advertiser: boolean
}

type Bank = Record<string, string[]>
const bios: Bank = names.bios
const offers: Bank = names.offers
const needs: Bank = names.needs

const chronotypes: Record<Chronotype, number> = { early: 18, office: 34, evening: 34, owl: 14 }
const voices: Record<Voice, number> = { plain: 34, formal: 8, soft: 13, laughing: 13, bursts: 15, emoji: 11, dots: 6 }
const tempers: Record<Temper, number> = { thinker: 12, critic: 9, plain: 79 }

function drawn<T extends string>(shares: Record<T, number>, fallback: T, chance: Chance): T {
  return chance.weighted(Object.keys(shares) as T[], (kind) => shares[kind]) ?? fallback
}

/** A member met first in a group of this theme. */
export function castPerson(
  theme: string,
  city: string,
  number: number,
  taken: Set<string>,
  chance: Chance,
): CastPerson {
  const some = (bank: Bank, share: number) => (chance.happens(share) ? chance.several(bank[theme] ?? [], 1) : [])
  return {
    key: `p${String(number).padStart(3, '0')}`,
    name: namePerson(theme, taken, chance),
    bio: some(bios, 0.55)[0] ?? '',
    city,
    staff: false,
    offers: some(offers, 0.3),
    needs: some(needs, 0.25),
    chronotype: drawn(chronotypes, 'evening', chance),
    voice: drawn(voices, 'plain', chance),
    temper: drawn(tempers, 'plain', chance),
    talk: chance.next(),
    advertiser: false,
  }
}

const advertBios = ['', '', '诚信第一', '专业服务餐饮同行', '有需要私聊']

/** An account that joins only to advertise. */
export function castAdvertiser(
  theme: string,
  city: string,
  number: number,
  taken: Set<string>,
  chance: Chance,
): CastPerson {
  const person = castPerson(theme, city, number, taken, chance)
  return { ...person, bio: chance.pick(advertBios), offers: [], needs: [], talk: 0, temper: 'plain', advertiser: true }
}

/** The alliance's own people: its owner and two who look after groups. */
export function castStaff(taken: Set<string>, chance: Chance): CastPerson[] {
  const written = [
    { name: '林知水', bio: '临水联盟发起人，管三个城市圈', city: '苏州' },
    { name: '联盟小秘书阿临', bio: '有事@我，工作日九点到六点', city: '杭州' },
    { name: '客服小茶', bio: '茶亦知味客服，下单售后找我', city: '杭州' },
  ]
  return written.map((known, place) => {
    taken.add(known.name)
    const person = castPerson('tea', known.city, place + 1, taken, chance)
    return {
      ...person,
      ...known,
      staff: true,
      chronotype: 'office',
      voice: 'formal',
      temper: 'plain',
      talk: 0.55,
      offers: [],
      needs: [],
    }
  })
}
