import { Button } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { proveBooksEndpoint, readBooksEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import { Sheet } from '../app/Page.tsx'
import { sayAmount } from './amounts.ts'

type Proof = AnswerOf<typeof readBooksEndpoint>['proofs'][number]

const shown = 5

/** Whether the balances are what the entries add up to, as last worked out. */
export function Proofs({ proofs }: { proofs: readonly Proof[] }) {
  const { t } = useWords()
  const saying = useSaying()
  const prove = useAct(proveBooksEndpoint, { refreshes: [readBooksEndpoint], onFailure: saying.failure })
  const button = (
    <Button loading={prove.isPending} onClick={() => prove.mutate({})}>
      {t('ledger.prove')}
    </Button>
  )
  return (
    <Sheet title={t('ledger.proofs')} beside={button}>
      {proofs.length === 0 ? (
        <p className="muted">{t('ledger.noProofs')}</p>
      ) : (
        <ul className="lines">
          {proofs.slice(0, shown).map((proof) => (
            <ProofLine key={proof.id} proof={proof} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function ProofLine({ proof: { at, accounts, entries, differences } }: { proof: Proof }) {
  const { t } = useWords()
  const formats = useFormats()
  const good = differences.length === 0
  return (
    <li className="line">
      <span className={`tag ${good ? 'tag-brand' : 'tag-red'}`}>
        {t(good ? 'ledger.balanced' : 'ledger.unbalanced')}
      </span>
      <div className="line-body">
        <span className="muted small">
          {t('ledger.proofOf', { accounts: formats.exact(accounts), entries: formats.exact(entries) })}
        </span>
        {differences.map(({ book, code, kept, counted }) => (
          <div key={`${book} ${code}`} className="small wrap">
            {t('ledger.difference', { code, kept: sayAmount(kept, book), counted: sayAmount(counted, book) })}
          </div>
        ))}
      </div>
      <time className="muted small nowrap" dateTime={at}>
        {formats.stamp(at)}
      </time>
    </li>
  )
}
