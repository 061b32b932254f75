import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { useEffect } from 'react'
import { listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import type { FormDraft } from '../app/use-form-draft.ts'
import { ChannelsField } from './ChannelsField.tsx'
import { KindContext, type KindPages } from './kind.ts'
import type { ActivitySaid } from './said.ts'

type Words = {
  kind: KindPages
  form: FormInstance<ActivitySaid>
  draft: FormDraft & { bind: { onValuesChange: (changed: unknown, all: ActivitySaid) => void } }
  busy: boolean
  /** A new one says in which community; later that stays. */
  isNew: boolean
  onSend: (said: ActivitySaid) => void
}

/** All that is said of an activity: what all kinds share, and the part of its kind. */
export function ActivityForm({ kind, form, draft, busy, isNew, onSend }: Words) {
  const { t } = useWords()
  const { Form: Terms } = kind
  return (
    <KindContext value={kind}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ block: 'center' }}
        onFinish={() => onSend(form.getFieldsValue(true))}
        {...draft.bind}
        onValuesChange={(changed, all) => {
          draft.bind.onValuesChange(changed, all)
          checkAgain(form)
        }}
      >
        <DraftNote draft={draft} />
        <div className="stack form-wide">
          <Sheet title={t('activities.what')}>
            <Form.Item name="version" hidden>
              <InputNumber />
            </Form.Item>
            {isNew && <CommunityField form={form} />}
            <Field name="title" label={t('activities.title')} extra={t('activities.titleText')} needed>
              <Input maxLength={60} showCount autoComplete="off" />
            </Field>
            <Times />
          </Sheet>
          <Terms />
          <Sheet title={t('activities.where')}>
            <ChannelsField />
          </Sheet>
        </div>
        <div className="save-bar form-wide">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(isNew ? 'activities.make' : 'activities.saveVersion')}
          </Button>
        </div>
      </Form>
    </KindContext>
  )
}

/** A number may be right now because another one changed. */
function checkAgain(form: FormInstance<ActivitySaid>): void {
  const wrong = form.getFieldsError().filter(({ errors }) => errors.length > 0)
  if (wrong.length === 0) return
  form.validateFields(wrong.map(({ name }) => name)).catch(stillWrong)
}
/** Its fields say so. */
const stillWrong = () => undefined

function CommunityField({ form }: { form: FormInstance<ActivitySaid> }) {
  const { t } = useWords()
  const rows = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows
  const only = rows?.length === 1 ? rows[0]?.id : undefined
  useEffect(() => {
    if (only && !form.getFieldValue('communityId')) form.setFieldsValue({ communityId: only })
  }, [form, only])
  return (
    <Field name="communityId" label={t('activities.community')} needed>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={(rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
      />
    </Field>
  )
}

function Times() {
  const { t } = useWords()
  return (
    <div className="fields when-fields">
      <Field name="startsAt" label={t('activities.startsAt')} needed>
        <Input type="datetime-local" />
      </Field>
      <Field
        name="endsAt"
        label={t('activities.endsAt')}
        needed
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_: unknown, ends: string | undefined) => {
              const starts = getFieldValue('startsAt') as string | undefined
              if (ends && starts && ends <= starts) throw new Error(t('products.endsFirst'))
            },
          }),
        ]}
      >
        <Input type="datetime-local" />
      </Field>
    </div>
  )
}
