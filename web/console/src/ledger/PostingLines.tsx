import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { listPostingsEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { sayAmount } from './amounts.ts'
import { useAccountName } from './use-account-name.ts'

type Posting = AnswerOf<typeof listPostingsEndpoint>['rows'][number]

/** What was booked, each with its entries from one account to another. */
export function PostingLines({ rows }: { rows: readonly Posting[] }) {
  return (
    <ul className="lines">
      {rows.map((posting) => (
        <PostingLine key={posting.id} posting={posting} />
      ))}
    </ul>
  )
}

function PostingLine({ posting: { book, kind, at, entries, note, reversedBy } }: { posting: Posting }) {
  const { t } = useWords()
  const formats = useFormats()
  const nameOf = useAccountName()
  return (
    <li className="line line-tall">
      <div className="line-body">
        <b>{t(`postingKind.${kind}`, { defaultValue: kind })}</b>{' '}
        {reversedBy && <span className="tag">{t('ledger.reversed')}</span>}
        {entries.map(({ debit, credit, amount }) => (
          <div key={`${debit} ${credit}`} className="small wrap">
            {t('ledger.entry', { debit: nameOf(debit), credit: nameOf(credit) })}{' '}
            <span className="nowrap">{sayAmount(amount, book)}</span>
          </div>
        ))}
        {note && <div className="muted small wrap">{note}</div>}
      </div>
      <time className="muted small nowrap" dateTime={at} title={formats.fullMoment(at)}>
        {formats.stamp(at)}
      </time>
    </li>
  )
}
