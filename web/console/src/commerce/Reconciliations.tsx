import { listReconciliationsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { LongList } from '../app/LongList.tsx'
import { Sheet } from '../app/Page.tsx'
import { sayFen } from '../ledger/amounts.ts'

/** Days compared with the providers' bills. */
export function Reconciliations() {
  const { t } = useWords()
  const pages = useAskPages(listReconciliationsEndpoint, {})
  return (
    <Sheet title={t('payments.bills')}>
      <LongList pages={pages} lines={3} none={<p className="muted">{t('payments.noBills')}</p>}>
        {(rows) => (
          <ul className="lines">
            {rows.map(({ provider, day, oursFen, theirsFen, differences }) => (
              <li key={`${provider} ${day}`} className="line">
                <div className="line-body">
                  <b>{day}</b> {t(`provider.${provider}`)}
                  <div className="muted small">
                    {t('payments.compared', { ours: sayFen(oursFen), theirs: sayFen(theirsFen) })}
                  </div>
                  {differences.map(({ tradeNo, oursFen, theirsFen }) => (
                    <div key={tradeNo} className="small wrap">
                      {tradeNo} · {sayFen(oursFen)} / {sayFen(theirsFen)}
                    </div>
                  ))}
                </div>
                <span className={`tag ${differences.length > 0 ? 'tag-red' : 'tag-brand'}`}>
                  {t(differences.length > 0 ? 'payments.differs' : 'payments.agrees')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </LongList>
    </Sheet>
  )
}
