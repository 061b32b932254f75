import { App, Button, Checkbox, Form, type FormInstance, Input } from 'antd'
import { answerAfterSaleEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useMe } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'
import type { AfterSale } from './shapes.ts'

type Act = 'agree' | 'decline' | 'came_back'
type Said = { answer: string; backToStock: boolean }

const acts: Partial<Record<AfterSale['state'], readonly Act[]>> = {
  asked: ['agree', 'decline'],
  returning: ['came_back'],
}

/** What the shop can answer now to a request for money back. */
export function AnswerAfterSale({ asked }: { asked: AfterSale }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const [form] = Form.useForm<Said>()
  const saying = useSaying()
  const decides = mayAdminister(useMe())
  const answer = useAct(answerAfterSaleEndpoint, {
    refreshes: changedByOrders,
    onDone: () => saying.done(t('afterSales.answered')),
    onFailure: saying.failure,
  })
  const press = (act: Act) =>
    modal.confirm({
      title: t(`afterSaleAct.${act}`),
      icon: null,
      okText: t(`afterSaleAct.${act}`),
      content: <AnswerForm form={form} asksStock={act === 'came_back'} />,
      onOk: () => answer.run({ afterSaleId: asked.id, act, ...form.getFieldsValue() }),
    })
  if (!decides) return null
  return (
    <div className="line-actions">
      {(acts[asked.state] ?? []).map((act) => (
        <Button key={act} type={act === 'decline' ? 'default' : 'primary'} onClick={() => press(act)}>
          {t(`afterSaleAct.${act}`)}
        </Button>
      ))}
    </div>
  )
}

function AnswerForm({ form, asksStock }: { form: FormInstance<Said>; asksStock: boolean }) {
  const { t } = useWords()
  return (
    <Form form={form} name="after-sale" layout="vertical" preserve={false} initialValues={{ answer: '' }}>
      <Form.Item name="answer" label={t('afterSales.answer')}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
      {asksStock && (
        <Form.Item name="backToStock" valuePropName="checked" initialValue={true}>
          <Checkbox>{t('orders.backToStock')}</Checkbox>
        </Form.Item>
      )}
    </Form>
  )
}
