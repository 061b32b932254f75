import { Link } from '@tanstack/react-router'
import { Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import {
  changeGroupEndpoint,
  listGroupsEndpoint,
  readCommunityEndpoint,
  readGroupEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { isRefusal, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, FormFoot, optionsOf } from '../app/Field.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { type GroupSaid, groupChange, saidOf } from './group-said.ts'
import type { Group } from './shapes.ts'

const slowModes = [0, 10, 30, 60, 300, 900, 3600]
const thresholds = ['open', 'approval', 'invitation', 'fee'] as const
const mentioners = ['owner', 'assistants', 'everyone'] as const

export function GroupForm({ group }: { group: Group }) {
  const { t } = useWords()
  const [form] = Form.useForm<GroupSaid>()
  const draft = useFormDraft<GroupSaid>(form, `group.${group.id}`, saidOf(group))
  const change = useChangeGroup(form, draft.drop)
  const submit = (said: GroupSaid) => change.mutate(groupChange(group.id, said))
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
      <DraftNote draft={draft} />
      <Field name="name" label={t('group.name')} needed>
        <Input maxLength={64} />
      </Field>
      <Field name="about" label={t('found.about')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <WhoComesIn group={group} form={form} />
      <HowFast />
      <FormFoot busy={change.isPending} submit={t('common.save')} />
    </Form>
  )
}

function useChangeGroup(form: FormInstance<GroupSaid>, onSaved: () => void) {
  const { t, language } = useWords()
  const saying = useSaying()
  return useAct(changeGroupEndpoint, {
    refreshes: [readGroupEndpoint, readCommunityEndpoint, listGroupsEndpoint, listGroupCardsEndpoint],
    onDone: () => {
      onSaved()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => {
      const errors = [sayFailure(failure, language)]
      if (isRefusal(failure, 'community.cap_too_small')) form.setFields([{ name: 'cap', errors }])
      else saying.formFailure(form, failure)
    },
  })
}

function WhoComesIn({ group, form }: { group: Group; form: FormInstance<GroupSaid> }) {
  const { t } = useWords()
  const kind = Form.useWatch('kind', form) ?? group.threshold.kind
  const capText = t('group.capText', { taken: group.taken, waiting: group.waiting })
  return (
    <>
      <div className="fields">
        <Field name="cap" label={t('found.cap')} extra={capText} needed>
          <InputNumber min={2} max={100_000} className="full" />
        </Field>
        <Field name="kind" label={t('group.threshold')}>
          <Select options={optionsOf(thresholds, (one) => t(`threshold.${one}`))} />
        </Field>
      </div>
      {kind === 'fee' && (
        <>
          <p className="lead">{t('group.feeText')}</p>
          <p>
            <Link to="/shop/memberships" search={{ community: group.communityId }}>
              {t('group.feeLink')}
            </Link>
          </p>
        </>
      )}
      {kind === 'approval' && (
        <Field name="questions" label={t('group.questions')} extra={t('group.questionsText')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      )}
    </>
  )
}

function HowFast() {
  const { t } = useWords()
  return (
    <div className="fields">
      <Field name="slowModeSeconds" label={t('group.slowMode')} extra={t('group.slowModeText')}>
        <Select options={optionsOf(slowModes, (seconds) => t(`slowMode.${seconds}`))} />
      </Field>
      <Field name="whoMayMentionAll" label={t('group.mentionAll')}>
        <Select options={optionsOf(mentioners, (one) => t(`mentionAll.${one}`))} />
      </Field>
    </div>
  )
}
