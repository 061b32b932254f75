/** When a conversation fits: hour, day of the week, weather. */
import { type Day, hourAt } from '../calendar.ts'
import type { Stage } from './stage.ts'

type Moment = { hour: number; day: Day }

const occasions: Record<string, (moment: Moment) => boolean> = {
  morning: ({ hour }) => hour >= 5 && hour < 10,
  noon: ({ hour }) => hour >= 11 && hour < 14,
  afternoon: ({ hour }) => hour >= 13 && hour < 18,
  evening: ({ hour }) => hour >= 18 && hour < 23,
  night: ({ hour }) => hour >= 22 || hour < 4,
  day: ({ hour }) => hour >= 8 && hour < 22,
  monday: ({ day }) => day.weekday === 1,
  friday: ({ day }) => day.weekday === 5,
  weekday: ({ day }) => !day.weekend,
  weekend: ({ day }) => day.weekend,
  rain: ({ day }) => day.weather === 'rain',
  sunny: ({ day }) => day.weather === 'sunny',
}

/** Whether all occasions named (parted by blanks) hold at the moment; an unknown one raises a RangeError. */
export function fits(when: string | undefined, at: number, day: Day, stage: Stage): boolean {
  if (!when) return true
  const moment = { hour: hourAt(at, stage.calendar), day }
  return when.split(' ').every((name) => {
    const occasion = occasions[name]
    if (!occasion) throw new RangeError(`no occasion is called ${name}`)
    return occasion(moment)
  })
}
