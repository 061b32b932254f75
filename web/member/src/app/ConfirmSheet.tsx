import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from './Sheet.tsx'

type Props = { title: string; text: string; deed: string; onDo: () => Promise<unknown>; close: () => void }

/** Asks once before something that cannot be undone; the button names the deed. */
export function ConfirmSheet({ title, text, deed, onDo, close }: Props) {
  const { t } = useWords()
  const [isBusy, setIsBusy] = useState(false)
  async function act() {
    setIsBusy(true)
    await onDo()
    close()
  }
  return (
    <Sheet title={title} onClose={close}>
      <p>{text}</p>
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={close}>
          {t('common.cancel')}
        </button>
        <button type="button" className="button button-danger" disabled={isBusy} onClick={() => void act()}>
          {deed}
        </button>
      </div>
    </Sheet>
  )
}
