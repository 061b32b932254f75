/**
 * Which of day, month and year comes first in a file, decided once for the whole file from all its dates: the reading
 * under which time jumps the least from one record to the next.
 */
import { type DateNumbers, dateNumbers, dayOfNumbers } from './loose-stamps.ts'
import { type DateOrder, fromIso, HALF } from './stamps.ts'

export type DateOrderChoice = {
  chosen: DateOrder
  /** `dates`: proved by the dates; `form`: by the way they are written; `guess`: neither, so please ask. */
  by: 'dates' | 'form' | 'guess'
  /** False unless the dates prove it: show the choice to the user. */
  certain: boolean
  /** Orders that fit as well. */
  alternatives: DateOrder[]
}

/** How dates are written in a file, as far as it tells a country's habit. */
type DateForm = { separator: string; twelveHours: boolean }

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
const DAY = 86_400_000

type Track = { order: DateOrder; invalid: number; path: number; last: number | null }

/** Collects the dates of a file in constant memory and then chooses. */
export class DateOrderSurvey {
  readonly #tracks: Track[] = ORDERS.map((order) => ({ order, invalid: 0, path: 0, last: null }))
  #waiting: DateNumbers | null = null
  #settled: DateNumbers | null = null
  /** dmy and mdy name different days somewhere. */
  #differ = false
  #yearFirst = false
  #yearLast = false
  /** Under mdy the month was seen written without its leading zero. */
  #bareMonth = false
  count = 0

  add(numbers: DateNumbers, bareFirst: boolean) {
    this.count += 1
    this.#yearFirst ||= numbers[3]
    this.#yearLast ||= numbers[4]
    this.#bareMonth ||= bareFirst
    this.#differ ||= numbers[0] !== numbers[1]
    if (this.#waiting && same(this.#waiting, numbers)) return
    // A lone record that leaves for another day and comes back is out of order, and no evidence.
    if (this.#waiting && this.#settled && same(this.#settled, numbers)) {
      this.#check(this.#waiting)
      this.#waiting = numbers
      return
    }
    this.#settle()
    this.#waiting = numbers
  }

  #check(numbers: DateNumbers) {
    for (const track of this.#tracks) if (dayOfNumbers(numbers, track.order) === null) track.invalid += 1
  }

  #settle() {
    const numbers = this.#waiting
    if (!numbers) return
    this.#settled = numbers
    for (const track of this.#tracks) {
      const day = dayOfNumbers(numbers, track.order)
      if (day === null) {
        track.invalid += 1
        continue
      }
      const at = Date.parse(day) / DAY
      if (track.last !== null) track.path += Math.abs(at - track.last)
      track.last = at
    }
  }

  choose(form: DateForm): DateOrderChoice {
    this.#settle()
    this.#waiting = null
    if (this.#yearFirst) return proved('ymd')
    const possible = this.#tracks.filter(({ order }) => order !== 'ymd' || !this.#yearLast)
    const fewest = Math.min(...possible.map(({ invalid }) => invalid))
    const valid = possible.filter(({ invalid }) => invalid === fewest)
    const shortest = Math.min(...valid.map(({ path }) => path))
    const tied = valid.filter(({ path }) => path === shortest).map(({ order }) => order)
    return this.#untie(tied, form)
  }

  /** A two-digit year in front is believed only when the dates leave nothing else. */
  #untie(tied: DateOrder[], form: DateForm): DateOrderChoice {
    const likely = tied.length > 1 ? tied.filter((order) => order !== 'ymd') : tied
    const [only = 'dmy'] = likely
    if (likely.length === 1) return tied.length === 1 ? proved(only) : { ...byForm(only), alternatives: ['ymd'] }
    if (!this.#differ) return proved('dmy')
    return this.#byHabit(form)
  }

  /**
   * Habits of writing (short date patterns of CLDR): dots are never month first, month first with a 24-hour clock never
   * has a four-digit year, and a month without leading zero before a two-digit year is the US pattern M/d/yy.
   */
  #byHabit({ separator, twelveHours }: DateForm): DateOrderChoice {
    if (separator === '.') return byForm('dmy')
    if (separator !== '/') return guessed('dmy')
    if (twelveHours) return guessed(this.#bareMonth ? 'mdy' : 'dmy')
    if (this.#yearLast) return byForm('dmy')
    return this.#bareMonth ? byForm('mdy') : guessed('dmy')
  }
}

const same = (a: DateNumbers, b: DateNumbers) => a[0] === b[0] && a[1] === b[1] && a[2] === b[2]
const other = (order: DateOrder): DateOrder[] => (order === 'dmy' ? ['mdy'] : ['dmy'])
const proved = (chosen: DateOrder): DateOrderChoice => ({ chosen, by: 'dates', certain: true, alternatives: [] })
const byForm = (chosen: DateOrder): DateOrderChoice => ({
  chosen,
  by: 'form',
  certain: false,
  alternatives: other(chosen),
})
const guessed = (chosen: DateOrder): DateOrderChoice => ({
  chosen,
  by: 'guess',
  certain: false,
  alternatives: other(chosen),
})

/** The user's own word on the order. */
export const asked = (chosen: DateOrder): DateOrderChoice => proved(chosen)

const HALF_DAY = new RegExp(`${HALF}`)

/** The order of the numeric dates among the given stamps; null when they are ISO or name the month. */
export async function orderOfStamps(
  stamps: AsyncIterable<string>,
  wished: DateOrder | undefined,
): Promise<DateOrderChoice | null> {
  if (wished) return asked(wished)
  const survey = new DateOrderSurvey()
  let form: DateForm | null = null
  for await (const stamp of stamps) {
    const numbers = fromIso(stamp) ? null : dateNumbers(stamp)
    if (!numbers && survey.count === 0) return null
    if (!numbers) continue
    form ??= { separator: /\d\s?([-./])/.exec(stamp)?.[1] ?? '', twelveHours: HALF_DAY.test(stamp) }
    survey.add(numbers, /^\D*\d\D/.test(stamp))
  }
  return form && survey.choose(form)
}
