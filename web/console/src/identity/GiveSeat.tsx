import { Form, Input, Modal, Radio } from 'antd'
import { giveSeatEndpoint, listTeamEndpoint, type StaffRole } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'

type Said = { name: string; address: string; role: StaffRole }
const roles: StaffRole[] = ['staff', 'admin', 'owner']

/** Gives someone an operator seat; they receive a one-time link. */
export function GiveSeat({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft(form, 'give-seat')
  const give = useAct(giveSeatEndpoint, {
    refreshes: [listTeamEndpoint],
    onDone: (seat) => {
      draft.clear()
      onClose()
      saying.done(t('team.given', { name: seat.person.name }))
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const needed = [{ required: true, message: t('form.needed') }]
  return (
    <Modal
      open={open}
      title={t('team.give')}
      okText={t('team.giveOk')}
      confirmLoading={give.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(said) => give.mutate(said)} {...draft.bind}>
        <Form.Item name="name" label={t('team.name')} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="address" label={t('signIn.address')} rules={needed}>
          <Input inputMode="email" />
        </Form.Item>
        <Form.Item name="role" label={t('team.role')} initialValue="staff">
          <Radio.Group
            className="choices"
            options={roles.map((role) => ({
              value: role,
              label: <Choice title={t(`staffRole.${role}`)} text={t(`staffRoleText.${role}`)} />,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

export function Choice({ title, text }: { title: string; text: string }) {
  return (
    <span className="choice">
      <b>{title}</b>
      <small>{text}</small>
    </span>
  )
}
