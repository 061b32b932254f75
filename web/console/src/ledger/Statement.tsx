import { Link } from '@tanstack/react-router'
import type { AnswerOf, InputOf } from '../../../../server/kernel/contract.ts'
import { type Book, readStatementEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { sayAmount } from './amounts.ts'
import { useAccountName } from './use-account-name.ts'

type StatementLine = AnswerOf<typeof readStatementEndpoint>['rows'][number]
type Words = { name: Book; code: string; period: { from?: string; to?: string } }

/** What moved in an account, between what it began and ended the period with. */
export function Statement({ name, code, period }: Words) {
  const { t } = useWords()
  const nameOf = useAccountName()
  const asked = { book: name, code, ...period } as InputOf<typeof readStatementEndpoint>
  const pages = useAskPages(readStatementEndpoint, asked)
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const back = (
    <Link to="/shop/ledger/$book" params={{ book: name }}>
      {t('ledger.allAccounts')}
    </Link>
  )
  return (
    <Sheet title={nameOf(code)} beside={back}>
      <Loaded from={pages}>
        {({ pages: [first] }) => (
          <>
            <dl className="sum">
              <dt>{t('ledger.opening')}</dt>
              <dd>{sayAmount(first?.opening ?? 0, name)}</dd>
              <dt className="total">{t('ledger.closing')}</dt>
              <dd className="total">{sayAmount(first?.closing ?? 0, name)}</dd>
            </dl>
            {rows.length === 0 && <p className="muted">{t('ledger.nothingMoved')}</p>}
            <ul className="lines">
              {rows.map((line, place) => (
                <Line key={`${line.postingId} ${place}`} line={line} name={name} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <MorePages pages={pages} />
    </Sheet>
  )
}

function Line({ line, name }: { line: StatementLine; name: Book }) {
  const { t } = useWords()
  const formats = useFormats()
  const nameOf = useAccountName()
  const isOrder = line.about.startsWith('ord_')
  return (
    <li className="line">
      <div className="line-body">
        <b>{t(`postingKind.${line.kind}`, { defaultValue: line.kind })}</b>{' '}
        <span className="muted small">{t('ledger.against', { account: nameOf(line.against) })}</span>
        <div className="muted small wrap">
          {formats.stamp(line.at)}{' '}
          {isOrder && (
            <Link to="/shop/orders/$orderId" params={{ orderId: line.about }}>
              {t('ledger.toOrder')}
            </Link>
          )}{' '}
          {line.note}
        </div>
      </div>
      <span className="nowrap amount">
        {line.amount > 0 ? '+' : ''}
        {sayAmount(line.amount, name)}
      </span>
    </li>
  )
}
