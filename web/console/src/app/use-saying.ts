/** Short notices at the top of the page, with a way to take back what was done. */
import { App, type FormInstance } from 'antd'
import { createElement, useMemo } from 'react'
import { fieldFailures, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'

type Place = readonly (string | number)[]
const fieldsOf = (path: string): Place => path.split('.')

export function useSaying() {
  const { message } = App.useApp()
  const { t, language } = useWords()
  return useMemo(
    () => ({
      /** It is done. */
      done: (sentence: string) => void message.success(sentence),
      /** It was refused or could not be sent; says why. */
      failure: (failure: unknown) => void message.error(sayFailure(failure, language), 6),
      /** Something did not work, in words already chosen. */
      failureSentence: (sentence: string) => void message.error(sentence, 6),
      /** It is done and can be taken back for eight seconds. */
      undoable: (sentence: string, undo: () => void) => {
        const key = crypto.randomUUID()
        const press = () => {
          message.destroy(key)
          undo()
        }
        const button = createElement(
          'button',
          { type: 'button', className: 'link-button', onClick: press },
          t('common.undo'),
        )
        message.success({ key, duration: 8, content: createElement('span', null, sentence, ' ', button) })
      },
      /**
       * Puts refusals about fields beside their fields; everything else is said on top. `placeOf` tells where a field of
       * the contract stands in the form.
       */
      formFailure: (form: FormInstance, failure: unknown, placeOf: (path: string) => Place = fieldsOf) => {
        const known = Object.entries(fieldFailures(failure, language)).map(([path, sentence]) => ({
          name: [...placeOf(path)],
          errors: [sentence],
        }))
        const shown = known.filter(({ name }) => form.getFieldInstance(name) !== undefined)
        if (!shown[0]) return void message.error(sayFailure(failure, language), 6)
        form.setFields(shown)
        form.scrollToField(shown[0].name, { block: 'center' })
      },
    }),
    [message, t, language],
  )
}
