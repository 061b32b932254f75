/** The first page of a new installation: found the tenant and its owner with the one-time set-up link. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { readMeEndpoint, setUpEndpoint } from '../../../../server/modules/identity/contract.ts'
import { questionKey, useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { DoorPage } from './DoorPage.tsx'

type Said = { tenantName: string; slug: string; ownerName: string; address: string; password?: string }

export function SetUpPage() {
  const { t } = useWords()
  const { token } = useSearch({ strict: false }) as { token?: string }
  useEffect(() => {
    document.title = t('setUp.title')
  }, [t])
  return (
    <DoorPage title={t('setUp.title')} lead={t(token ? 'setUp.lead' : 'setUp.noToken')}>
      {token ? <SetUpForm token={token} /> : <Link to="/sign-in">{t('signIn.title')}</Link>}
    </DoorPage>
  )
}

function SetUpForm({ token }: { token: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const navigate = useNavigate()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft(form, 'setup', ['password'])
  const found = useAct(setUpEndpoint, {
    onDone: (me) => {
      draft.drop()
      client.setQueryData(questionKey(readMeEndpoint, {}), me)
      void navigate({ to: '/', replace: true })
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const submit = ({ password, ...said }: Said) => found.mutate({ token, ...said, ...(password ? { password } : {}) })
  const needed = [{ required: true, message: t('form.needed') }]
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
      <Form.Item name="tenantName" label={t('setUp.tenantName')} rules={needed}>
        <Input maxLength={64} placeholder={t('setUp.tenantHint')} />
      </Form.Item>
      <Form.Item
        name="slug"
        label={t('setUp.slug')}
        extra={t('setUp.slugHint')}
        rules={[...needed, { pattern: /^[a-z][a-z0-9-]{1,30}$/, message: t('setUp.slugWrong') }]}
      >
        <Input maxLength={31} autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="ownerName" label={t('setUp.ownerName')} rules={needed}>
        <Input maxLength={64} autoComplete="name" />
      </Form.Item>
      <Form.Item name="address" label={t('signIn.address')} extra={t('setUp.addressHint')} rules={needed}>
        <Input autoComplete="username" inputMode="email" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('setUp.password')}
        extra={t('setUp.passwordHint')}
        rules={[{ min: 10, message: t('account.passwordShort') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button block type="primary" htmlType="submit" loading={found.isPending}>
        {t('setUp.found')}
      </Button>
    </Form>
  )
}
