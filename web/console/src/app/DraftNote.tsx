import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import type { FormDraft } from './use-form-draft.ts'

/** Says that a form opened with what was typed before, and offers to begin anew. */
export function DraftNote({ draft }: { draft: FormDraft }) {
  const { t } = useWords()
  const [shown, setShown] = useState(draft.restored)
  if (!shown) return null
  const clear = () => {
    draft.clear()
    setShown(false)
  }
  return (
    <p className="draft-note" role="status">
      {t('form.restored')}{' '}
      <button type="button" className="link-button" onClick={clear}>
        {t('form.forget')}
      </button>
    </p>
  )
}
