import { Checkbox, Form, Input, Modal, Radio } from 'antd'
import { refundOrderEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field } from '../app/Field.tsx'
import { useFormats } from '../app/me.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import { changedByOrders } from './changed-by-orders.ts'
import { fenOf } from './fen.ts'
import { leftToRefund } from './order-parts.ts'
import type { Order, OrderLine } from './shapes.ts'

type Part = { quantity?: number | null; yuan?: string }
type Said = { which: 'all' | 'part'; lines: Part[]; backToStock: boolean; why: string }

/** Gives money back: all that is left, or an amount of some lines, never more than is left of each. */
export function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, `refund.${order.id}`, { which: 'all' })
  const which = Form.useWatch('which', form)
  const refund = useAct(refundOrderEndpoint, {
    refreshes: changedByOrders,
    onDone: () => {
      draft.drop()
      saying.done(t('orders.refundBegun'))
      onClose()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const send = ({ which, lines = [], why, backToStock = false }: Said) => {
    const parts = partsOf(order, lines)
    if (which === 'part' && parts.length === 0) return saying.failureSentence(t('orders.nothingToRefund'))
    refund.mutate({ orderId: order.id, why, backToStock, ...(which === 'part' ? { lines: parts } : {}) })
  }
  return (
    <Modal
      open
      title={t('orders.refund')}
      okText={t('orders.refund')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: refund.isPending, danger: true }}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send} {...draft.bind}>
        <DraftNote draft={draft} />
        <Form.Item name="which">
          <Radio.Group aria-label={t('orders.refundWhich')}>
            <Radio value="all">
              {t('orders.refundAll', { money: formats.money(order.paidFen - order.refundedFen) })}
            </Radio>
            <Radio value="part">{t('orders.refundPart')}</Radio>
          </Radio.Group>
        </Form.Item>
        {which === 'part' && <Parts order={order} />}
        <Form.Item name="backToStock" valuePropName="checked">
          <Checkbox>{t('orders.backToStock')}</Checkbox>
        </Form.Item>
        <Field name="why" label={t('form.reason')} needed={t('form.reasonMissing')}>
          <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
        </Field>
      </Form>
    </Modal>
  )
}

function partsOf(order: Order, said: readonly Part[]) {
  return order.lines
    .map(({ line }, place) => ({
      line,
      quantity: said[place]?.quantity ?? 0,
      amountFen: fenOf(said[place]?.yuan ?? '') ?? 0,
    }))
    .filter(({ amountFen }) => amountFen > 0)
}

function Parts({ order }: { order: Order }) {
  return (
    <>
      {order.lines
        .map((line, place) => ({ line, place }))
        .filter(({ line }) => leftToRefund(line) > 0)
        .map(({ line, place }) => (
          <PartFields key={line.line} line={line} place={place} />
        ))}
    </>
  )
}

function PartFields({ line, place }: { line: OrderLine; place: number }) {
  const { t } = useWords()
  const formats = useFormats()
  const most = leftToRefund(line)
  const within = async (_: unknown, typed: string | undefined) => {
    if (!typed?.trim()) return
    const fen = fenOf(typed)
    if (fen === null) throw new Error(t('shop.yuanWrong'))
    if (fen > most) throw new Error(t('orders.tooMuch', { money: formats.money(most) }))
  }
  return (
    <div className="part">
      <span className="part-name">
        {[line.title, line.variant].filter(Boolean).join(' · ')}
        <small className="muted"> {t('orders.most', { money: formats.money(most) })}</small>
      </span>
      <NumberField
        name={['lines', place, 'quantity']}
        label={t('orders.pieces')}
        min={0}
        max={line.quantity - line.refundedQuantity}
      />
      <Form.Item name={['lines', place, 'yuan']} label={t('orders.yuan')} rules={[{ validator: within }]}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
    </div>
  )
}
