/** A refund that the buyer's card could not take: to another card of theirs, or to the shop's own account. */
import { Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import {
  refundBank,
  type RefundId,
  settleAbnormalRefundEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { Field } from '../app/Field.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'

type Said = { kind: 'card' | 'merchant'; bank?: string; cardNumber?: string; cardHolder?: string }

export function AbnormalRefund({ refundId }: { refundId: RefundId }) {
  const { t } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  if (!mayAdminister(useMe())) return null
  return (
    <>
      <Button type="primary" onClick={() => setIsOpen(true)}>
        {t('abnormal.settle')}
      </Button>
      {isOpen && <AbnormalDialog refundId={refundId} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function AbnormalDialog({ refundId, onClose }: { refundId: RefundId; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const settle = useAct(settleAbnormalRefundEndpoint, {
    refreshes: changedByOrders,
    onDone: () => {
      saying.done(t('abnormal.sent'))
      onClose()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const send = ({ kind, bank, cardNumber = '', cardHolder = '' }: Said) =>
    settle.mutate({
      refundId,
      way: kind === 'merchant' ? { kind } : { kind, bank: refundBank.parse(bank), cardNumber, cardHolder },
    })
  return (
    <Modal
      open
      title={t('abnormal.title')}
      okText={t('abnormal.settle')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: settle.isPending }}
    >
      <p className="lead">{t('abnormal.text')}</p>
      <Form
        form={form}
        name="abnormal-refund"
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'card' }}
        onFinish={send}
      >
        <Form.Item name="kind" label={t('abnormal.where')}>
          <Radio.Group
            className="choices"
            options={(['card', 'merchant'] as const).map((value) => ({
              value,
              label: <Choice title={t(`abnormal.way.${value}`)} text={t(`abnormal.wayText.${value}`)} />,
            }))}
          />
        </Form.Item>
        <Card />
      </Form>
    </Modal>
  )
}

/** Asked for only where it goes to a card; none of it is kept. */
function Card() {
  const { t } = useWords()
  const kind: unknown = Form.useWatch('kind')
  if (kind === 'merchant') return null
  return (
    <>
      <Field name="bank" label={t('abnormal.bank')} needed>
        <Select
          showSearch
          optionFilterProp="label"
          options={refundBank.options.map((value) => ({ value, label: t(`refundBank.${value}`) }))}
        />
      </Field>
      <Field name="cardNumber" label={t('abnormal.cardNumber')} needed>
        <Input inputMode="numeric" maxLength={30} autoComplete="off" />
      </Field>
      <Field name="cardHolder" label={t('abnormal.cardHolder')} needed>
        <Input maxLength={40} autoComplete="off" />
      </Field>
    </>
  )
}
