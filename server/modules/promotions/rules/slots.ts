/** The hours of a flash sale (场次) as moments of the tenant's zone. */
import { DateTime } from 'luxon'
import type { FlashSaleTerms } from '../contract.ts'

export type Hours = { opensAt: Date; closesAt: Date }
type Course = { starts_at: Date; ends_at: Date; terms: Pick<FlashSaleTerms, 'hours'> }

/** The hours that are open at a moment, and the next ones; without daily hours it is open from its start to its end. */
export function hoursAt({ starts_at, ends_at, terms }: Course, now: Date, zone: string) {
  const whole = { opensAt: starts_at, closesAt: ends_at }
  const all = terms.hours.length === 0 ? [whole] : daily(terms.hours, now, zone).flatMap((one) => clip(one, whole))
  return {
    open: all.find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt) ?? null,
    next: all.find(({ opensAt }) => opensAt > now) ?? firstOf(terms.hours, whole, now, zone),
  }
}

const daily = (hours: FlashSaleTerms['hours'], from: Date, zone: string): Hours[] =>
  [0, 1].flatMap((days) => hours.map(({ from: opens, to }) => onDay({ opens, to }, from, days, zone)))

function onDay({ opens, to }: { opens: string; to: string }, from: Date, days: number, zone: string): Hours {
  const day = DateTime.fromJSDate(from, { zone }).startOf('day').plus({ days })
  const at = (clock: string) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number)
    return day.set({ hour, minute }).toJSDate()
  }
  return { opensAt: at(opens), closesAt: at(to) }
}

function clip(hours: Hours, whole: Hours): Hours[] {
  const opensAt = hours.opensAt < whole.opensAt ? whole.opensAt : hours.opensAt
  const closesAt = hours.closesAt > whole.closesAt ? whole.closesAt : hours.closesAt
  return opensAt < closesAt ? [{ opensAt, closesAt }] : []
}

/** Where it begins later than tomorrow: the first hours of its first day. */
function firstOf(hours: FlashSaleTerms['hours'], whole: Hours, now: Date, zone: string): Hours | null {
  if (whole.opensAt <= now) return null
  return daily(hours, whole.opensAt, zone).flatMap((one) => clip(one, whole))[0] ?? null
}

/** Names the pieces that are taken from: of these hours, or of all of them. */
export const slotOf = ({ piecesPer }: Pick<FlashSaleTerms, 'piecesPer'>, { opensAt }: Hours): string =>
  piecesPer === 'slot' ? opensAt.toISOString() : 'all'
