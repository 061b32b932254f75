import { type FormEvent, useState } from 'react'
import {
  askWithdrawalEndpoint,
  giveRealNameEndpoint,
  listMyWithdrawalsEndpoint,
  readMyPromotionEndpoint,
  readMyStatementEndpoint,
} from '../../../../server/modules/distribution/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'
import type { Promotion } from './shapes.ts'
import { fenOf, yuanOf } from './yuan.ts'

/** How much, and my real name where so much needs one. */
export function WithdrawSheet({ mine, close }: { mine: Promotion; close: () => void }) {
  const { t } = useWords()
  const { money } = useFormats()
  const [yuan, setYuan, drop] = useDraft('withdrawal', yuanOf(mine.purse.availableFen))
  const [name, setName] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const refreshes = [readMyPromotionEndpoint, listMyWithdrawalsEndpoint, readMyStatementEndpoint]
  const ask = useAct(askWithdrawalEndpoint, {
    refreshes,
    onDone: () => {
      drop()
      toast(t('promoter.withdrawalAsked'))
      close()
    },
  })
  const register = useAct(giveRealNameEndpoint, { refreshes: [readMyPromotionEndpoint] })
  const fen = fenOf(yuan)
  const lack = whatLacks(fen, mine)
  const needsName = fen !== null && fen >= mine.realNameFen && !mine.promoter.hasRealName
  async function submit(event: FormEvent) {
    event.preventDefault()
    setWasTried(true)
    if (lack || fen === null || (needsName && name.trim().length < 2)) return
    if (needsName && !(await register.run({ name: name.trim() }))) return
    ask.mutate({ amountFen: fen })
  }
  const failure = register.error ?? ask.error
  return (
    <Sheet title={t('promoter.withdraw')} onClose={close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label className="field">
          {t('promoter.amount', { money: money(mine.purse.availableFen) })}
          <input
            value={yuan}
            inputMode="decimal"
            autoComplete="off"
            onChange={(event) => setYuan(event.target.value)}
          />
        </label>
        {wasTried && lack ? (
          <p className="field-problem" role="alert">
            {t(`promoter.lacks.${lack}`, { money: money(lack === 'less' ? mine.leastFen : mine.purse.availableFen) })}
          </p>
        ) : null}
        {needsName ? (
          <label className="field">
            {t('promoter.realName', { money: money(mine.realNameFen) })}
            <input value={name} maxLength={40} autoComplete="name" onChange={(event) => setName(event.target.value)} />
          </label>
        ) : null}
        {wasTried && needsName && name.trim().length < 2 ? (
          <p className="field-problem" role="alert">
            {t('promoter.lacks.name')}
          </p>
        ) : null}
        <p className="faint">{t('promoter.withdrawHint')}</p>
        <Refused failure={failure} />
        <button type="submit" className="button button-main" disabled={ask.isPending || register.isPending}>
          {t('promoter.askWithdrawal')}
        </button>
      </form>
    </Sheet>
  )
}

function whatLacks(fen: number | null, { leastFen, purse }: Promotion): 'yuan' | 'less' | 'more' | null {
  if (fen === null) return 'yuan'
  if (fen < leastFen) return 'less'
  return fen > purse.availableFen ? 'more' : null
}
