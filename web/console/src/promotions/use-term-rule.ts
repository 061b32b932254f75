import { Form } from 'antd'
import { reasonWords } from '../../../../server/kernel/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { useKind } from './kind.ts'
import { type ActivitySaid, type Place, type Wrong, wrongsOf } from './said.ts'

type How = { isMoney?: boolean; isMinutes?: boolean }

/** A rule for a field of the terms: what the contract says about it, in the reader's words. */
export function useTermRule() {
  const form = Form.useFormInstance<ActivitySaid>()
  const kind = useKind()
  const say = useWrongWords()
  return (place: Place, how: How = {}) => ({
    validator: async () => {
      const { terms } = form.getFieldsValue(true) as ActivitySaid
      const wrong = wrongsOf(terms, kind).find((one) => one.place.join('.') === place.join('.'))
      if (wrong) throw new Error(say(wrong, how))
    },
  })
}

function useWrongWords() {
  const { t, language } = useWords()
  const { money, exact } = useFormats()
  return (
    { issue: { code, expected, minimum, maximum, origin, params } }: Wrong,
    { isMoney = false, isMinutes = false }: How,
  ) => {
    const reason = code === 'custom' ? reasonWords.safeParse(params) : null
    if (reason?.success) return language === 'en' ? reason.data.en : reason.data.zh
    if (origin === 'array') return t(code === 'too_small' ? 'activities.wrong.none' : 'activities.wrong.many')
    if (origin === 'string' && code === 'too_small') return t('activities.wrong.missing')
    if (expected === 'int') return t('form.whole')
    const said = (bound: unknown) => (isMoney ? money(Number(bound)) : exact(Number(bound)))
    if (code === 'too_small')
      return t(isMinutes ? 'activities.wrong.leastMinutes' : 'activities.wrong.least', { least: said(minimum) })
    if (code === 'too_big')
      return t(isMinutes ? 'activities.wrong.mostMinutes' : 'activities.wrong.most', { most: said(maximum) })
    return t('activities.wrong.missing')
  }
}
