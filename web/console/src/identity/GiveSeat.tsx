import { Form, Input, Modal, Radio } from 'antd'
import { giveSeatEndpoint, listTeamEndpoint, type StaffRole } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, optionsOf } from '../app/Field.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'

type Said = { name: string; address: string; role: StaffRole }
const roles: StaffRole[] = ['staff', 'admin', 'owner']

/** Gives someone an operator seat; they receive a one-time link. */
export function GiveSeat({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, 'give-seat', { role: 'staff' })
  const give = useAct(giveSeatEndpoint, {
    refreshes: [listTeamEndpoint],
    onDone: (seat) => {
      draft.clear()
      onClose()
      saying.done(t('team.given', { name: seat.person.name }))
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const ok = { okText: t('team.giveOk'), confirmLoading: give.isPending, onOk: () => form.submit() }
  return (
    <Modal open={open} title={t('team.give')} onCancel={onClose} {...ok}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(said) => give.mutate(said)} {...draft.bind}>
        <DraftNote draft={draft} />
        <SeatFields />
      </Form>
    </Modal>
  )
}

function SeatFields() {
  const { t } = useWords()
  const sayRole = (role: StaffRole) => <Choice title={t(`staffRole.${role}`)} text={t(`staffRoleText.${role}`)} />
  return (
    <>
      <Field name="name" label={t('team.name')} needed>
        <Input maxLength={64} />
      </Field>
      <Field name="address" label={t('signIn.address')} needed>
        <Input inputMode="email" />
      </Field>
      <Field name="role" label={t('team.role')}>
        <Radio.Group className="choices" options={optionsOf(roles, sayRole)} />
      </Field>
    </>
  )
}
