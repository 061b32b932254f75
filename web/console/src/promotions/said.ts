/** An activity as its form holds it, in local hours and yuan, and as the contract takes it. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { type Channel, type makeActivityEndpoint, terms } from '../../../../server/modules/promotions/contract.ts'
import type { GoodOf, KindPages } from './kind.ts'
import type { Activity } from './shapes.ts'

export type ActivitySaid = {
  /** Of the activity that was opened; a draft remembers on which it was written. */
  version?: number
  communityId?: string
  title: string
  startsAt: string
  endsAt: string
  channels: Channel[]
  terms: object
}
type Clock = { localAt: (at: string) => string; instantAt: (local: string) => string }
type Words = InputOf<typeof makeActivityEndpoint>
export type Place = readonly (string | number)[]

const week = 7 * 86_400_000

/** From now for a week. */
export const blankActivity = ({ blank, leads = 0 }: KindPages, { localAt }: Clock, now = Date.now()): ActivitySaid => ({
  title: '',
  startsAt: localAt(new Date(now + leads).toISOString()),
  endsAt: localAt(new Date(now + leads + week).toISOString()),
  channels: ['web'],
  terms: blank,
})

export function saidOf(activity: Activity, kind: KindPages, goods: GoodOf, { localAt }: Clock): ActivitySaid {
  const { version, title, startsAt, endsAt, channels } = activity
  return {
    ...{ version, title, communityId: activity.communityId },
    channels: [...channels],
    startsAt: localAt(startsAt),
    endsAt: localAt(endsAt),
    terms: kind.saidOf(activity.terms, goods),
  }
}

/** The same once more: everything is filled in but when. */
export function copyOf(activity: Activity, kind: KindPages, goods: GoodOf, clock: Clock): Partial<ActivitySaid> {
  const { version: _, startsAt: __, endsAt: ___, terms, ...said } = saidOf(activity, kind, goods, clock)
  const dates = kind.dates ?? []
  return { ...said, terms: Object.fromEntries(Object.entries(terms).filter(([field]) => !dates.includes(field))) }
}

export function wordsOf(said: ActivitySaid, kind: KindPages, { instantAt }: Clock): Omit<Words, 'communityId'> {
  const { title, startsAt, endsAt, channels } = said
  return {
    ...{ title, channels },
    startsAt: instantAt(startsAt),
    endsAt: instantAt(endsAt),
    terms: kind.termsOf(said.terms) as Words['terms'],
  }
}

export type Wrong = {
  place: Place
  issue: { code: string; expected?: string; minimum?: unknown; maximum?: unknown; origin?: string; params?: unknown }
}

/** What the contract finds wrong with the terms, each at its field of the form. */
export function wrongsOf(said: object, kind: KindPages): Wrong[] {
  const read = terms.safeParse(kind.termsOf(said))
  return (read.error?.issues ?? []).map((issue) => ({
    place: placeOf(issue.path, kind),
    issue: issue as Wrong['issue'],
  }))
}

/** Where in the form's terms a field of the contract stands: `prices.0.fen.1` → `['goods', 0, 'yuan', 1]`. */
export const placeOf = (path: readonly PropertyKey[], { names }: Pick<KindPages, 'names'>): Place =>
  path.map((part) => (typeof part === 'number' ? part : (names[String(part)] ?? String(part))))

/** The same for a refusal's dotted path, from the top of the form. */
export function placeInForm(path: string, kind: KindPages): Place {
  const [first, ...rest] = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  return first === 'terms' ? ['terms', ...placeOf(rest, kind)] : [first ?? '', ...rest]
}
