import { Form, Input } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { TermChoice, TermNumber } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'

export function RedPacketForm() {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Sheet title={t('terms.packetWhat')}>
      <TermChoice at="split" label={t('terms.splitLabel')} values={['lucky', 'equal']} />
      <div className="fields">
        <TermNumber at="total" label={t('terms.packetTotal')} />
        <TermNumber at="packets" label={t('terms.packetCount')} unit={t('terms.packetUnit')} />
        <TermNumber at="least" label={t('terms.packetLeast')} />
        <TermNumber at="most" label={t('terms.packetMost')} />
        <TermNumber
          at="perDay"
          label={t('terms.packetPerDay')}
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
