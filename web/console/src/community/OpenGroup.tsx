import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Modal } from 'antd'
import {
  listGroupsEndpoint,
  openGroupEndpoint,
  readCommunityEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint, readFieldEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field } from '../app/Field.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'

type Said = { name: string; about?: string; cap?: number | null }

type Words = { communityId: string; open: boolean; onClose: () => void }

/** Opens another group in a community and goes there. */
export function OpenGroup({ communityId, open, onClose }: Words) {
  const { t } = useWords()
  const saying = useSaying()
  const navigate = useNavigate()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, `open-group.${communityId}`)
  const act = useAct(openGroupEndpoint, {
    refreshes: [readCommunityEndpoint, listGroupsEndpoint, listGroupCardsEndpoint, readFieldEndpoint],
    onDone: (group) => {
      draft.clear()
      onClose()
      void navigate({ to: '/groups/$groupId/settings', params: { groupId: group.id } })
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const submit = ({ name, about, cap }: Said) =>
    act.mutate({ communityId, name, ...(about?.trim() ? { about } : {}), ...(cap ? { cap } : {}) })
  const ok = { okText: t('openGroup.submit'), confirmLoading: act.isPending, onOk: () => form.submit() }
  return (
    <Modal open={open} title={t('openGroup.title')} onCancel={onClose} {...ok}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
        <DraftNote draft={draft} />
        <GroupFields />
      </Form>
    </Modal>
  )
}

function GroupFields() {
  const { t } = useWords()
  return (
    <>
      <Field name="name" label={t('openGroup.name')} needed>
        <Input maxLength={64} />
      </Field>
      <Field name="about" label={t('found.about')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Field>
      <Field name="cap" label={t('found.cap')}>
        <InputNumber min={2} max={100_000} className="full" />
      </Field>
    </>
  )
}
