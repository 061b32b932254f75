import type { Language } from '../../../ui/words/index.ts'

/** A business day in full: 11月21日 星期六 / Saturday, 21 November. */
export function sayDay(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00Z`))
}

/** Short names of the weekdays from Monday: 周一 / Mon. */
export function weekdays(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' })
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((date) => format.format(new Date(Date.UTC(2024, 0, date))))
}
