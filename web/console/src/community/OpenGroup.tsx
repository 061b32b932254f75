import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Modal } from 'antd'
import { openGroupEndpoint, readCommunityEndpoint } from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'

type Said = { name: string; about?: string; cap?: number | null }

/** Opens another group in a community and goes there. */
export function OpenGroup({ communityId, open, onClose }: { communityId: string; open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const navigate = useNavigate()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft(form, `open-group.${communityId}`)
  const act = useAct(openGroupEndpoint, {
    refreshes: [readCommunityEndpoint, listGroupCardsEndpoint],
    onDone: (group) => {
      draft.clear()
      onClose()
      void navigate({ to: '/groups/$groupId/settings', params: { groupId: group.id } })
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const submit = ({ name, about, cap }: Said) =>
    act.mutate({
      communityId,
      name: name.trim(),
      ...(about?.trim() ? { about: about.trim() } : {}),
      ...(cap ? { cap } : {}),
    })
  return (
    <Modal
      open={open}
      title={t('openGroup.title')}
      okText={t('openGroup.submit')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
        <Form.Item
          name="name"
          label={t('openGroup.name')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="about" label={t('found.about')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        <Form.Item name="cap" label={t('found.cap')}>
          <InputNumber min={2} max={100_000} className="full" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
