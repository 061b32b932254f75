import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import {
  drawClosingEndpoint,
  listPrizeClaimsEndpoint,
  readActivityEndpoint,
  readLotteryEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useSaying } from '../../app/use-saying.ts'
import type { Lottery } from './LotteryDesk.tsx'

/** The public value is typed in once; it decides together with the promised secret. */
export function ClosingDraw({ lottery: { activityId, publicValueFrom } }: { lottery: Lottery }) {
  const { t } = useWords()
  const saying = useSaying()
  const [publicValue, setPublicValue] = useState('')
  const draw = useAct(drawClosingEndpoint, {
    refreshes: [readLotteryEndpoint, listPrizeClaimsEndpoint, readActivityEndpoint],
    onDone: () => saying.done(t('lottery.opened')),
    onFailure: saying.failure,
  })
  return (
    <section>
      <h3>{t('lottery.closing')}</h3>
      <p className="muted small">{t('lottery.closingText', { from: publicValueFrom })}</p>
      <Space.Compact block>
        <Input
          aria-label={t('lottery.publicValue')}
          maxLength={200}
          value={publicValue}
          onChange={(event) => setPublicValue(event.target.value)}
        />
        <Button
          type="primary"
          disabled={publicValue.trim() === ''}
          loading={draw.isPending}
          onClick={() => draw.mutate({ activityId, publicValue })}
        >
          {t('lottery.open')}
        </Button>
      </Space.Compact>
    </section>
  )
}
