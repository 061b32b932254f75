/** Puts what the server refused beside its field in the form of an activity; everything else is said on top. */
import type { FormInstance } from 'antd'
import { fieldFailures } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { KindPages } from './kind.ts'
import { type ActivitySaid, placeInForm } from './said.ts'

export function useActivityFailure(form: FormInstance<ActivitySaid>, kind: KindPages) {
  const { language } = useWords()
  const saying = useSaying()
  return (failure: unknown) => {
    const known = Object.entries(fieldFailures(failure, language)).map(([path, sentence]) => ({
      name: placeInForm(path, kind),
      errors: [sentence],
    }))
    const shown = known.filter(({ name }) => form.getFieldInstance(name as never) !== undefined)
    if (shown.length === 0) return saying.failure(failure)
    form.setFields(shown as never)
    form.scrollToField(shown[0]?.name as never, { block: 'center' })
  }
}
