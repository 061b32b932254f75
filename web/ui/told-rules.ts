/** The rules of an activity as sentences: keys and values from the server, words from here. */
import { useWords } from './words/index.ts'

type ToldRule = { key: string; values: Record<string, string | number> }

/** Minutes are said in the largest unit that fits. */
export function useToldRules() {
  const { t } = useWords()
  const sayMinutes = (minutes: number) => {
    if (minutes % 1440 === 0) return t('promotions.span.days', { count: minutes / 1440 })
    if (minutes % 60 === 0) return t('promotions.span.hours', { count: minutes / 60 })
    return t('promotions.span.minutes', { count: minutes })
  }
  return ({ key, values }: ToldRule): string =>
    t(key, {
      ...values,
      ...('minutes' in values ? { span: sayMinutes(Number(values.minutes)) } : {}),
    })
}
