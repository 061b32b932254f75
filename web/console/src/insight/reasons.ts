/** Why a group is judged as it is, in a sentence with its figures. */
import type { TFunction } from 'i18next'
import { percent } from '../../../ui/formats.ts'
import type { Reason } from './shapes.ts'

type Write = (figure: number | null, t: TFunction) => string

/** One decimal at most: a7 is a mean. */
const asCount: Write = (figure) => (figure === null ? '–' : String(Math.round(figure * 10) / 10))
const asShare: Write = (figure) => percent(figure)

/** 45 分钟 · 3 小时 22 分 · 2 天 5 小时 */
const asTime: Write = (minutes, t) => {
  if (minutes === null) return '–'
  const whole = Math.round(minutes)
  const [days, hours] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60)]
  if (days > 0) return t('time.days', { days, hours })
  return hours > 0 ? t('time.hours', { hours, minutes: whole % 60 }) : t('time.minutes', { minutes: whole })
}

/** How the figures of each reason are written; every other figure is a share. */
const writers: Record<string, Write> = {
  minutes_waiting: asTime,
  exits_above_joins: asCount,
  exits_still_above_joins: asCount,
  no_active_day: asCount,
  younger_than_14_days: asCount,
  younger_than_28_days: asCount,
  a7_grew: asCount,
  a7_level: asCount,
  answers_in_7_days: asCount,
  people_waiting: asCount,
}

/** A code without words of its own is shown with its figure, never hidden. */
export function sayReason({ code, value, limit }: Reason, t: TFunction): string {
  const write = writers[code] ?? asShare
  const unknown = `${code.replaceAll('_', ' ')}: ${value ?? '–'}`
  return t(`reason.${code}`, { value: write(value, t), limit: write(limit, t), defaultValue: unknown })
}
