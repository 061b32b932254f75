import { Form, Input, Modal } from 'antd'
import { decideWithdrawalEndpoint, listWithdrawalsEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Withdrawal } from './shapes.ts'

export type WithdrawalAct = 'approve' | 'decline' | 'transfer' | 'paid'
type Said = { answer?: string; receipt?: string }
type Words = { withdrawal: Withdrawal; act: WithdrawalAct; onClose: () => void }

/** Approving and transferring say nothing more; declining says why; paid says by which transfer. */
export function DecideDialog({ withdrawal, act, onClose }: Words) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const decide = useAct(decideWithdrawalEndpoint, {
    refreshes: [listWithdrawalsEndpoint],
    onDone: () => {
      saying.done(t('common.saved'))
      onClose()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const { promoter, amountFen } = withdrawal
  const words = { name: formats.nickname(promoter.name, promoter.id), money: formats.money(amountFen) }
  const send = ({ answer = '', receipt = '' }: Said) =>
    decide.mutate({ withdrawalId: withdrawal.id, act, answer, receipt })
  return (
    <Modal
      open
      title={t(`withdrawalActTitle.${act}`, words)}
      okText={t(`withdrawalAct.${act}`)}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: decide.isPending, danger: act === 'decline' }}
    >
      <p className="lead">{t(`withdrawalActText.${act}`)}</p>
      <Form form={form} name={`withdrawal-${act}`} layout="vertical" requiredMark={false} onFinish={send}>
        {act === 'decline' && (
          <Field name="answer" label={t('form.reason')} needed={t('distribution.reasonShown')}>
            <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
          </Field>
        )}
        {act === 'paid' && (
          <Field name="receipt" label={t('distribution.receipt')} needed>
            <Input maxLength={100} autoComplete="off" />
          </Field>
        )}
      </Form>
    </Modal>
  )
}
