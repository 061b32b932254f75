import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { createApiKeyEndpoint, listApiKeysEndpoint, type Scope } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { CopyLine } from '../app/CopyLine.tsx'
import { useSaying } from '../app/use-saying.ts'
import { Choice } from './GiveSeat.tsx'

type Said = { name: string; scopes: Scope[]; days: number }
const scopes: Scope[] = ['read', 'write', 'import', 'insight']
const lives = [30, 90, 365, 0]

/** Creates a key and shows its secret this once. */
export function CreateApiKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [secret, setSecret] = useState('')
  const close = () => {
    setSecret('')
    onClose()
  }
  if (secret) {
    return (
      <Modal
        open
        title={t('keys.created')}
        closable={false}
        mask={{ closable: false }}
        onOk={close}
        okText={t('keys.kept')}
        cancelButtonProps={{ hidden: true }}
      >
        <div className="stack">
          <Alert type="warning" showIcon title={t('keys.once')} />
          <CopyLine text={secret} label={t('keys.secret')} />
        </div>
      </Modal>
    )
  }
  return <KeyForm open={open} onClose={close} onCreated={setSecret} />
}

function KeyForm({
  open,
  onClose,
  onCreated,
}: {
  open: boolean
  onClose: () => void
  onCreated: (secret: string) => void
}) {
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
    create.mutate({
      name,
      scopes: chosen,
      expiresAt: days ? new Date(Date.now() + days * 86_400_000).toISOString() : null,
    })
  return (
    <Modal
      open={open}
      title={t('keys.create')}
      okText={t('keys.createOk')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="name" label={t('keys.name')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input maxLength={64} placeholder={t('keys.nameHint')} />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('keys.scopes')}
          initialValue={['read']}
          rules={[{ required: true, message: t('keys.scopeMissing') }]}
        >
          <Checkbox.Group
            className="choices"
            options={scopes.map((scope) => ({
              value: scope,
              label: <Choice title={t(`scope.${scope}`)} text={t(`scopeText.${scope}`)} />,
            }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t('keys.life')} initialValue={90}>
          <Select
            options={lives.map((days) => ({ value: days, label: days ? t('keys.days', { days }) : t('keys.endless') }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
