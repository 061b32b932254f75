/** The 36 days and the hours of a day in which people write. */
import { DateTime } from 'luxon'
import type { Chance } from './chance.ts'

export const zone = 'Asia/Shanghai'
export const lifeDays = 36
export const minute = 60_000
export const hour = 60 * minute

type Weather = 'sunny' | 'rain' | 'grey'
export type Day = { index: number; start: number; weekday: number; weekend: boolean; weather: Weather }
export type Calendar = { days: Day[]; from: number; until: number }

/** When in the week and by whom a group is visited. */
export type Rhythm = 'leisure' | 'dawn' | 'cradle' | 'kitchen' | 'desk'

/** The days up to and including `today` (ISO date in Asia/Shanghai); one that cannot be read raises a RangeError. */
export function calendarOf(today: string, chance: Chance): Calendar {
  const last = DateTime.fromISO(today, { zone }).startOf('day')
  if (!last.isValid) throw new RangeError(`today is not an ISO date: ${today}`)
  const days = Array.from({ length: lifeDays }, (_, index) =>
    dayOf(last.minus({ days: lifeDays - 1 - index }), index, chance),
  )
  return { days, from: days[0]?.start ?? 0, until: last.endOf('day').toMillis() }
}

function dayOf(date: DateTime, index: number, chance: Chance): Day {
  const weather = chance.weighted<Weather>(['sunny', 'rain', 'grey'], (kind) => ({ sunny: 5, rain: 3, grey: 2 })[kind])
  return { index, start: date.toMillis(), weekday: date.weekday, weekend: date.weekday > 5, weather: weather ?? 'grey' }
}

/**
 * The moment (epoch ms) at which life stops on its last day: `until` as an ISO moment, or the end of the day. Raises a
 * RangeError for one that cannot be read or lies before that day.
 */
export function endOfLife(calendar: Calendar, until: string | undefined): number {
  if (until === undefined) return calendar.until
  const stop = DateTime.fromISO(until, { zone })
  if (!stop.isValid) throw new RangeError(`until is not an ISO moment: ${until}`)
  if (stop.toMillis() <= calendar.until - 24 * hour) throw new RangeError(`until lies before the last day: ${until}`)
  return Math.min(calendar.until, stop.toMillis())
}

// Relative writing by hour 0…25; 24 and 25 are the small hours that still belong to the evening before.
const weekdayHours = [
  0, 0, 0, 0, 0.1, 0.3, 1, 2.2, 3, 3, 3, 3.6, 5.5, 4, 2.8, 2.8, 3, 3.6, 4.2, 5, 6.5, 7.2, 6, 3.6, 1.6, 0.6,
]
const weekendHours = [
  0, 0, 0, 0, 0, 0.2, 0.5, 1, 1.8, 3, 4, 4.2, 4.5, 3.8, 3.6, 3.8, 4, 4, 4, 4.8, 6, 6.5, 6, 4.4, 2.4, 1,
]

const rhythms: Record<Rhythm, (hour: number, weekend: boolean) => number> = {
  leisure: () => 1,
  dawn: (hour) => (hour < 5 ? 0 : hour < 8 ? 5 : hour > 22 ? 0.4 : 0.9),
  cradle: (hour) => (hour > 22 ? 2.2 : hour < 6 ? 3 : hour > 12 && hour < 15 ? 1.6 : 1),
  kitchen: (hour) =>
    inside(hour, 11, 13) || inside(hour, 17, 20) ? 0.3 : inside(hour, 14, 16) ? 2 : hour > 21 ? 2.5 : 0.9,
  desk: (hour, weekend) => (!weekend && inside(hour, 9, 18) ? 1.5 : hour > 23 ? 0.7 : 1),
}

const inside = (hour: number, first: number, last: number) => hour >= first && hour <= last
const allHours = weekdayHours.map((_, hour) => hour)

/** A moment of the day (epoch ms) as likely as people of this rhythm write then; may fall up to 2 a.m. of the next day. */
export function drawMoment(day: Day, rhythm: Rhythm, chance: Chance): number {
  const curve = day.weekend ? weekendHours : weekdayHours
  const drawn = chance.weighted(allHours, (at) => (curve[at] ?? 0) * rhythms[rhythm](at, day.weekend)) ?? 20
  return day.start + (drawn + chance.next()) * hour
}

/** Hour of the local day, 0–23. */
export function hourAt(at: number, calendar: Calendar): number {
  return Math.floor(((at - calendar.from) % (24 * hour)) / hour)
}

/** The day a moment falls on, counted from 0. */
export function dayAt(at: number, calendar: Calendar): number {
  return Math.floor((at - calendar.from) / (24 * hour))
}
