/** The first page of a new installation: found the tenant and its owner with the one-time set-up link. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { readMeEndpoint, setUpEndpoint } from '../../../../server/modules/identity/contract.ts'
import { questionKey, useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Field } from '../app/Field.tsx'
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
  const draft = useFormDraft<Said>(form, 'setup', {}, ['password'])
  const found = useAct(setUpEndpoint, {
    onDone: (me) => {
      draft.drop()
      client.setQueryData(questionKey(readMeEndpoint, {}), me)
      void navigate({ to: '/', replace: true })
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const submit = ({ password, ...said }: Said) => found.mutate({ token, ...said, ...(password ? { password } : {}) })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
      <SpaceFields />
      <OwnerFields />
      <Button block type="primary" htmlType="submit" loading={found.isPending}>
        {t('setUp.found')}
      </Button>
    </Form>
  )
}

function SpaceFields() {
  const { t } = useWords()
  const shape = { pattern: /^[a-z][a-z0-9-]{1,30}$/, message: t('setUp.slugWrong') }
  return (
    <>
      <Field name="tenantName" label={t('setUp.tenantName')} needed>
        <Input maxLength={64} placeholder={t('setUp.tenantHint')} />
      </Field>
      <Field name="slug" label={t('setUp.slug')} extra={t('setUp.slugHint')} needed rules={[shape]}>
        <Input maxLength={31} autoCapitalize="none" />
      </Field>
    </>
  )
}

function OwnerFields() {
  const { t } = useWords()
  const long = { min: 10, message: t('account.passwordShort') }
  return (
    <>
      <Field name="ownerName" label={t('setUp.ownerName')} needed>
        <Input maxLength={64} autoComplete="name" />
      </Field>
      <Field name="address" label={t('signIn.address')} extra={t('setUp.addressHint')} needed>
        <Input autoComplete="username" inputMode="email" />
      </Field>
      <Field name="password" label={t('setUp.password')} extra={t('setUp.passwordHint')} rules={[long]}>
        <Input.Password autoComplete="new-password" />
      </Field>
    </>
  )
}
