import { Button, Form, Input, InputNumber, Select } from 'antd'
import {
  changeGroupEndpoint,
  readCommunityEndpoint,
  readGroupEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { isRefusal, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { type GroupSaid, groupChange, saidOf } from './group-said.ts'
import type { Group } from './shapes.ts'

const slowModes = [0, 10, 30, 60, 300, 900, 3600]

export function GroupForm({ group }: { group: Group }) {
  const { t, language } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<GroupSaid>()
  const draft = useFormDraft(form, `group.${group.id}`)
  const kind = Form.useWatch('kind', form) ?? group.threshold.kind
  const change = useAct(changeGroupEndpoint, {
    refreshes: [readGroupEndpoint, readCommunityEndpoint, listGroupCardsEndpoint],
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => {
      if (isRefusal(failure, 'community.cap_too_small'))
        form.setFields([{ name: 'cap', errors: [sayFailure(failure, language)] }])
      else saying.formFailure(form, failure)
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(said) => change.mutate(groupChange(group.id, said))}
      {...draft.bind}
      initialValues={{ ...saidOf(group), ...draft.kept }}
    >
      <Form.Item
        name="name"
        label={t('group.name')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="about" label={t('found.about')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <div className="fields">
        <Form.Item
          name="cap"
          label={t('found.cap')}
          extra={t('group.capText', { taken: group.taken, waiting: group.waiting })}
          rules={[{ required: true, message: t('form.needed') }]}
        >
          <InputNumber min={2} max={100_000} className="full" />
        </Form.Item>
        <Form.Item name="kind" label={t('group.threshold')}>
          <Select
            options={(['open', 'approval', 'invitation'] as const).map((one) => ({
              value: one,
              label: t(`threshold.${one}`),
            }))}
          />
        </Form.Item>
      </div>
      {kind === 'approval' && (
        <Form.Item name="questions" label={t('group.questions')} extra={t('group.questionsText')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
      <div className="fields">
        <Form.Item name="slowModeSeconds" label={t('group.slowMode')} extra={t('group.slowModeText')}>
          <Select options={slowModes.map((seconds) => ({ value: seconds, label: t(`slowMode.${seconds}`) }))} />
        </Form.Item>
        <Form.Item name="whoMayMentionAll" label={t('group.mentionAll')}>
          <Select
            options={(['owner', 'assistants', 'everyone'] as const).map((one) => ({
              value: one,
              label: t(`mentionAll.${one}`),
            }))}
          />
        </Form.Item>
      </div>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </Form>
  )
}
