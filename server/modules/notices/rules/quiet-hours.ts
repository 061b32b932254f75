/** Hours in which somebody wants to be left alone. */
import { DateTime } from 'luxon'
import type { Wishes } from '../contract.ts'

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** When the quiet hours that hold at a moment end; null when it is not quiet. `from` later than `to` goes over midnight. */
export function endOfQuiet(moment: Date, { from, to }: NonNullable<Wishes['quiet']>, zone: string): Date | null {
  const here = DateTime.fromJSDate(moment, { zone })
  const now = here.hour * 60 + here.minute
  const [begins, ends] = [minutesOf(from), minutesOf(to)]
  const isQuiet = begins < ends ? begins <= now && now < ends : begins <= now || now < ends
  if (!isQuiet) return null
  const day = now < ends ? here : here.plus({ days: 1 })
  return day.set({ hour: Math.floor(ends / 60), minute: ends % 60, second: 0, millisecond: 0 }).toJSDate()
}
