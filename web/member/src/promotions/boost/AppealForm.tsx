import { type FormEvent, useState } from 'react'
import {
  appealBoostEndpoint,
  type BoostId,
  readBoostEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { toast } from '../../app/toast.ts'

/** Says something about why a boost was held; what was typed stays when it fails. */
export function AppealForm({ boostId }: { boostId: BoostId }) {
  const { t, language } = useWords()
  const [words, setWords] = useState('')
  const appeal = useAct(appealBoostEndpoint, {
    refreshes: [readBoostEndpoint],
    onDone: () => toast(t('boost.appealSent')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (words.trim()) void appeal.run({ boostId, words: words.trim() })
  }
  return (
    <form className="form" onSubmit={submit}>
      <label className="field">
        {t('boost.appeal')}
        <input value={words} maxLength={300} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={appeal.isPending || !words.trim()}>
        {t('boost.appealSend')}
      </button>
    </form>
  )
}
