import { Button, Input } from 'antd'
import { useState } from 'react'
import { exportPayoutsEndpoint, listWithdrawalsEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { addressOf } from '../../../ui/client.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { DecideDialog, type WithdrawalAct } from './DecideDialog.tsx'
import type { Withdrawal } from './shapes.ts'

/** What promoters want paid out, and the sheet for the tax office. */
export function Withdrawals() {
  const { t } = useWords()
  const pages = useAskPages(listWithdrawalsEndpoint, {})
  return (
    <div className="stack">
      <Sheet title={t('distributionSide.withdrawals')}>
        <p className="lead">{t('distribution.withdrawalsLead')}</p>
        <LongList
          pages={pages}
          none={<Empty title={t('distribution.noWithdrawals')} text={t('distribution.noWithdrawalsText')} />}
        >
          {(rows) => (
            <ul className="lines">
              {rows.map((withdrawal) => (
                <WithdrawalLine key={withdrawal.id} withdrawal={withdrawal} />
              ))}
            </ul>
          )}
        </LongList>
      </Sheet>
      <TaxSheet />
    </div>
  )
}

const actsOf: Record<Withdrawal['state'], readonly WithdrawalAct[]> = {
  asked: ['approve', 'decline'],
  approved: ['transfer', 'paid', 'decline'],
  sending: [],
  paid: [],
  declined: [],
  failed: [],
  expired: [],
}

function WithdrawalLine({ withdrawal }: { withdrawal: Withdrawal }) {
  const { t } = useWords()
  const formats = useFormats()
  const [act, setAct] = useState<WithdrawalAct | null>(null)
  const { promoter, amountFen, state, askedAt, paidAt, hasRealName, answer, receipt, payout } = withdrawal
  const name = formats.nickname(promoter.name, promoter.id)
  return (
    <li className="line line-tall">
      <Portrait who={promoter} />
      <div className="line-body">
        <b>{name}</b> <span className="amount">{formats.money(amountFen)}</span>{' '}
        <span className={state === 'asked' ? 'tag tag-amber' : 'tag'}>{t(`withdrawalState.${state}`)}</span>
        <div className="muted small wrap">
          {[
            t('distribution.askedAt', { at: formats.stamp(askedAt) }),
            t(hasRealName ? 'distribution.named' : 'distribution.unnamed'),
            paidAt ? t('distribution.paidAt', { at: formats.stamp(paidAt) }) : '',
            payout && state === 'sending' ? t(`payoutState.${payout.state}`) : '',
            receipt ?? '',
            answer,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <div className="line-actions">
        {actsOf[state].map((one) => (
          <Button
            key={one}
            size="small"
            danger={one === 'decline'}
            type={one === 'approve' || one === 'transfer' ? 'primary' : 'default'}
            aria-label={t(`withdrawalActOf.${one}`, { name })}
            onClick={() => setAct(one)}
          >
            {t(`withdrawalAct.${one}`)}
          </Button>
        ))}
      </div>
      {act && <DecideDialog withdrawal={withdrawal} act={act} onClose={() => setAct(null)} />}
    </li>
  )
}

/** Real names stand in it: who may open it is told there, and each download is in the log. */
function TaxSheet() {
  const { t } = useWords()
  const formats = useFormats()
  const [month, setMonth] = useState(() => formats.dayOf(Date.now()).slice(0, 7))
  return (
    <Sheet title={t('distribution.tax')}>
      <p className="lead">{t('distribution.taxLead')}</p>
      <div className="row">
        <Input
          type="month"
          className="month"
          aria-label={t('distribution.month')}
          value={month}
          onChange={(event) => setMonth(event.target.value)}
        />
        {/^\d{4}-\d{2}$/.test(month) && (
          <a className="button" href={addressOf(exportPayoutsEndpoint, { month })} download>
            {t('distribution.download')}
          </a>
        )}
      </div>
    </Sheet>
  )
}
