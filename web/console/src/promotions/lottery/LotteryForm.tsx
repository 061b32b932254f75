import { Form, Input } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { TermChoice, TermNumber } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'
import { PrizeFields } from './PrizeFields.tsx'

export function LotteryForm() {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const isClosing = Form.useWatch(['terms', 'draws'], form) === 'closing'
  return (
    <>
      <Sheet title={t('terms.lotteryPrizes')}>
        <TermChoice at="draws" label={t('terms.drawsLabel')} values={['instant', 'closing']} />
        {isClosing && (
          <Form.Item
            name={['terms', 'publicValue']}
            label={t('terms.publicValue')}
            extra={t('terms.publicValueText')}
            rules={[rule(['publicValue'])]}
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        )}
        <PrizeFields isClosing={isClosing} />
        <TermChoice at="look" label={t('terms.lookLabel')} values={['grid', 'wheel', 'cards']} />
      </Sheet>
      <Sheet title={t('terms.drawLimits')}>
        <div className="fields">
          <TermNumber at="perDay" label={t('terms.drawsPerDay')} unit={t('terms.timesUnit')} />
          <TermNumber at="perPerson" label={t('terms.drawsPerPerson')} unit={t('terms.timesUnit')} />
          <TermNumber at="costPoints" label={t('terms.costPoints')} extra={t('terms.costPointsText')} />
          <TermNumber at="claimDays" label={t('terms.claimDays')} unit={t('terms.daysUnit')} />
        </div>
        <Form.Item name={['terms', 'claimHow']} label={t('terms.claimHow')} rules={[rule(['claimHow'])]}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </Sheet>
    </>
  )
}
