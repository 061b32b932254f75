import { type FormEvent, useState } from 'react'
import type { HelpableRelay } from '../../../../../server/modules/distribution/contract.ts'
import { useDraft } from '../../../../ui/drafts.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import { Sheet } from '../../app/Sheet.tsx'
import { fenTyped, type Price, pricesOf } from './own-prices.ts'

type Words = {
  relay: HelpableRelay
  isBusy: boolean
  failure: string | null
  send: (words: { title: string; prices: Price[] }) => void
  close: () => void
}

/** What my copy is called, and my prices where the contract leaves them to me. What is typed stays until it is opened. */
export function OpenCopySheet({ relay, isBusy, failure, send, close }: Words) {
  const { t } = useWords()
  const { money } = useFormats()
  const [said, setSaid, drop] = useDraft(`help.${relay.coSellingId}.${relay.sourceId}`, {
    title: relay.title,
    yuan: {} as Record<string, string>,
  })
  const [isChecked, setIsChecked] = useState(false)
  const prices = pricesOf(relay.items, said.yuan)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    if (!prices || said.title.trim() === '') return
    send({ title: said.title, prices })
    drop()
  }
  return (
    <Sheet title={t('contract.help.openTitle')} onClose={close}>
      <form className="form" onSubmit={submit}>
        <p className="faint">{t('contract.help.openText')}</p>
        <label className="field">
          {t('contract.help.name')}
          <input
            value={said.title}
            maxLength={60}
            onChange={(event) => setSaid({ ...said, title: event.target.value })}
          />
        </label>
        {relay.items.map(({ name, fen, bounds }) =>
          bounds ? (
            <label key={name} className="field">
              {t('contract.help.price', { name, least: money(bounds.leastFen), most: money(bounds.mostFen) })}
              <input
                inputMode="decimal"
                value={said.yuan[name] ?? (fen / 100).toFixed(2)}
                onChange={(event) => setSaid({ ...said, yuan: { ...said.yuan, [name]: event.target.value } })}
              />
              {isChecked && !isWithin(said.yuan[name], bounds) ? (
                <span className="field-problem">{t('contract.help.outOfBounds')}</span>
              ) : null}
            </label>
          ) : (
            <p key={name}>
              {name} <span className="price">{money(fen)}</span>{' '}
              <span className="faint">{t('contract.help.fixed')}</span>
            </p>
          ),
        )}
        {failure ? (
          <p className="field-problem" role="alert">
            {failure}
          </p>
        ) : null}
        <button type="submit" className="button button-main button-wide" disabled={isBusy}>
          {t('contract.help.open')}
        </button>
      </form>
    </Sheet>
  )
}

function isWithin(typed: string | undefined, { leastFen, mostFen }: { leastFen: number; mostFen: number }): boolean {
  if (typed === undefined) return true
  const fen = fenTyped(typed)
  return fen !== null && leastFen <= fen && fen <= mostFen
}
