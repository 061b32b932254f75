import { AutoComplete, Form, Input, Modal } from 'antd'
import { shipOrderEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field } from '../app/Field.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import { carriers } from './carriers.ts'
import { changedByOrders } from './changed-by-orders.ts'
import { leftToShip } from './order-parts.ts'
import type { Order } from './shapes.ts'

type Said = { carrier: string; tracking: string; lines: number[] }

/** Hands a parcel to a carrier; what is not in it leaves later. */
export function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, `ship.${order.id}`, { lines: order.lines.map(leftToShip) })
  const ship = useAct(shipOrderEndpoint, {
    refreshes: changedByOrders,
    onDone: () => {
      draft.drop()
      saying.done(t('orders.shipped'))
      onClose()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const send = ({ carrier, tracking, lines }: Said) => {
    const packed = order.lines
      .map(({ line }, place) => ({ line, quantity: lines[place] ?? 0 }))
      .filter(({ quantity }) => quantity > 0)
    if (packed.length === 0) return saying.failureSentence(t('orders.nothingPacked'))
    ship.mutate({ orderId: order.id, carrier, tracking, lines: packed })
  }
  return (
    <Modal
      open
      title={t('orders.ship')}
      okText={t('orders.ship')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: ship.isPending }}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send} {...draft.bind}>
        <DraftNote draft={draft} />
        <Field name="carrier" label={t('orders.carrier')} needed>
          <AutoComplete options={carriers.map((value) => ({ value }))} maxLength={40} />
        </Field>
        <Field
          name="tracking"
          label={t('orders.tracking')}
          needed
          rules={[{ pattern: /^\s*[\w-]{4,60}\s*$/, message: t('orders.trackingWrong') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Packed order={order} />
      </Form>
    </Modal>
  )
}

function Packed({ order }: { order: Order }) {
  const { t } = useWords()
  return (
    <fieldset className="plain-set">
      <legend>{t('orders.packed')}</legend>
      {order.lines.map((line, place) => (
        <div key={line.line} className="part">
          <span className="part-name">{[line.title, line.variant].filter(Boolean).join(' · ')}</span>
          <NumberField
            name={['lines', place]}
            aria-label={t('orders.packedOf', { title: line.title })}
            min={0}
            max={leftToShip(line)}
          />
          <span className="part-name muted small">{t('orders.leftToShip', { count: leftToShip(line) })}</span>
        </div>
      ))}
    </fieldset>
  )
}
