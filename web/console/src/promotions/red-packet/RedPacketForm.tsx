import { Form, Input } from 'antd'
import { transferLimitOf } from '../../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.tsx'
import { Sheet } from '../../app/Page.tsx'
import { yuanOf } from '../../commerce/fen.ts'
import { TermChoice, TermNumber, TermYuan } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'

const { leastFen, mostFen } = transferLimitOf('marketing')

export function RedPacketForm() {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Sheet title={t('terms.packetWhat')}>
      <Holds />
      <TermChoice at="split" label={t('terms.splitLabel')} values={['lucky', 'equal']} />
      <Amounts />
      <div className="fields">
        <TermNumber
          at="perDay"
          label={t('terms.packetPerDay')}
          extra={t('terms.packetPerDayText')}
          unit={t('terms.packetUnit')}
        />
        <TermNumber
          at="perMonth"
          label={t('terms.packetPerMonth')}
          extra={t('terms.packetPerDayText')}
          unit={t('terms.packetUnit')}
        />
      </div>
      <Form.Item name={['terms', 'greeting']} label={t('terms.greeting')} rules={[rule(['greeting'])]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </Sheet>
  )
}

/** Points or money; what was typed in the one makes no sense in the other. */
function Holds() {
  const { t } = useWords()
  const form = Form.useFormInstance()
  const began = (holds: string) =>
    holds === 'cash'
      ? { total: '', least: yuanOf(leastFen), most: yuanOf(mostFen ?? 0) }
      : { total: null, least: 1, most: 20_000 }
  return (
    <div
      onChange={(event) => {
        const { value } = event.target as HTMLInputElement
        if (value === 'cash' || value === 'points') form.setFieldsValue({ terms: began(value) })
      }}
    >
      <TermChoice at="holds" label={t('terms.holdsLabel')} values={['points', 'cash']} />
    </div>
  )
}

function Amounts() {
  const { t } = useWords()
  const { money } = useFormats()
  const holds: unknown = Form.useWatch(['terms', 'holds'])
  if (holds === 'cash') {
    return (
      <>
        <p className="lead">{t('terms.packetCash', { least: money(leastFen), most: money(mostFen ?? 0) })}</p>
        <div className="fields" key="cash">
          <TermYuan at="total" label={t('terms.packetTotalCash')} />
          <TermNumber at="packets" label={t('terms.packetCount')} unit={t('terms.packetUnit')} />
          <TermYuan at="least" label={t('terms.packetLeast')} />
          <TermYuan at="most" label={t('terms.packetMost')} />
        </div>
      </>
    )
  }
  return (
    <div className="fields" key="points">
      <TermNumber at="total" label={t('terms.packetTotal')} />
      <TermNumber at="packets" label={t('terms.packetCount')} unit={t('terms.packetUnit')} />
      <TermNumber at="least" label={t('terms.packetLeast')} />
      <TermNumber at="most" label={t('terms.packetMost')} />
    </div>
  )
}
