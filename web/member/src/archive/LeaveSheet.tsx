import { type FormEvent, useState } from 'react'
import { requestDepartureEndpoint } from '../../../../server/modules/archive/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats, useMe } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { clearDevice } from '../app/session.ts'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'

/** The last question: my name typed, and whether what I said goes as well. */
export function LeaveSheet({ close }: { close: () => void }) {
  const { t } = useWords()
  const { person } = useMe()
  const [typed, setTyped] = useState('')
  const [recallMessages, setRecallMessages] = useState(false)
  const leave = useLeave()
  function submit(event: FormEvent) {
    event.preventDefault()
    leave.mutate({ confirm: typed.trim(), recallMessages })
  }
  return (
    <Sheet title={t('mine.confirmTitle')} onClose={close}>
      <form className="form" onSubmit={submit}>
        <label className="row row-switch leave-recall">
          <span className="row-words">
            {t('mine.recall')}
            <span className="faint">{t('mine.recallText')}</span>
          </span>
          <input
            type="checkbox"
            role="switch"
            aria-checked={recallMessages}
            checked={recallMessages}
            onChange={(event) => setRecallMessages(event.target.checked)}
          />
        </label>
        <p>{t('mine.confirmText', { name: person.name })}</p>
        <label className="field">
          {t('mine.confirmName')}
          <input
            value={typed}
            required
            maxLength={64}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <Refused failure={leave.error} />
        <button type="submit" className="button button-danger" disabled={leave.isPending || !typed.trim()}>
          {t('mine.leaveDo')}
        </button>
      </form>
    </Sheet>
  )
}

/** The server has ended every session: this device forgets as well. */
function useLeave() {
  const { t } = useWords()
  const { moment } = useFormats()
  return useAct(requestDepartureEndpoint, {
    onDone: ({ dueAt }) => {
      toast(t('mine.leaveAsked', { at: moment(dueAt) }), 'done', { label: t('mine.understood'), do: () => {} })
      void clearDevice()
    },
  })
}
