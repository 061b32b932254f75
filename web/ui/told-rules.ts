/** The rules of an activity as sentences: keys and values from the server, words from here. */
import { useWords } from './words/index.ts'

type ToldRule = { key: string; values: Record<string, string | number> }

/** Minutes are said in the largest unit that fits. */
export function useToldRules() {
  const { t, language } = useWords()
  const said = (value: string | number) => (typeof value === 'number' ? value.toLocaleString(language) : value)
  const sayMinutes = (minutes: number) => {
    if (minutes % 1440 === 0) return t('promotions.span.days', { count: minutes / 1440 })
    if (minutes % 60 === 0) return t('promotions.span.hours', { count: minutes / 60 })
    return t('promotions.span.minutes', { count: minutes })
  }
  return ({ key, values }: ToldRule): string =>
    t(key, {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(value)])),
      // Some sentences differ for one person.
      ...('needs' in values || 'people' in values ? { count: Number(values.needs ?? values.people) } : {}),
      ...('minutes' in values ? { span: sayMinutes(Number(values.minutes)) } : {}),
    })
}
