import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { createApiKeyEndpoint, listApiKeysEndpoint, type Scope } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { CopyLine } from '../app/CopyLine.tsx'
import { Field, optionsOf } from '../app/Field.tsx'
import { useSaying } from '../app/use-saying.ts'

type Said = { name: string; scopes: Scope[]; days: number }
const scopes: Scope[] = ['read', 'write', 'import', 'insight']
const lives = [30, 90, 365, 0]

type Words = { open: boolean; onClose: () => void }

/** Creates a key and shows its secret this once. */
export function CreateApiKey({ open, onClose }: Words) {
  const [secret, setSecret] = useState('')
  const close = () => {
    setSecret('')
    onClose()
  }
  if (secret) return <SecretOnce secret={secret} onKept={close} />
  return <KeyDialog open={open} onClose={close} onCreated={setSecret} />
}

function SecretOnce({ secret, onKept }: { secret: string; onKept: () => void }) {
  const { t } = useWords()
  const ok = { okText: t('keys.kept'), onOk: onKept }
  return (
    <Modal
      open
      title={t('keys.created')}
      closable={false}
      mask={{ closable: false }}
      footer={(_, { OkBtn }) => <OkBtn />}
      {...ok}
    >
      <div className="stack">
        <Alert type="warning" showIcon title={t('keys.once')} />
        <CopyLine text={secret} label={t('keys.secret')} />
      </div>
    </Modal>
  )
}

function KeyDialog({ open, onClose, onCreated }: Words & { onCreated: (secret: string) => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const create = useAct(createApiKeyEndpoint, {
    refreshes: [listApiKeysEndpoint],
    onDone: ({ secret }) => {
      form.resetFields()
      onCreated(secret)
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const submit = ({ name, scopes: chosen, days }: Said) =>
    create.mutate({ name, scopes: chosen, expiresAt: endAfter(days) })
  const ok = { okText: t('keys.createOk'), confirmLoading: create.isPending, onOk: () => form.submit() }
  return (
    <Modal open={open} title={t('keys.create')} onCancel={onClose} {...ok}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <KeyFields />
      </Form>
    </Modal>
  )
}

/** 0 days: no end. */
function endAfter(days: number): string | null {
  return days > 0 ? new Date(Date.now() + days * 86_400_000).toISOString() : null
}

function KeyFields() {
  const { t } = useWords()
  const sayScope = (scope: Scope) => <Choice title={t(`scope.${scope}`)} text={t(`scopeText.${scope}`)} />
  return (
    <>
      <Field name="name" label={t('keys.name')} needed>
        <Input maxLength={64} placeholder={t('keys.nameHint')} />
      </Field>
      <Field name="scopes" label={t('keys.scopes')} initialValue={['read']} needed={t('keys.scopeMissing')}>
        <Checkbox.Group className="choices" options={optionsOf(scopes, sayScope)} />
      </Field>
      <Field name="days" label={t('keys.life')} initialValue={90}>
        <Select options={optionsOf(lives, (days) => (days ? t('keys.days', { days }) : t('keys.endless')))} />
      </Field>
    </>
  )
}
