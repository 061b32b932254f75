import { Button, Form, Input } from 'antd'
import { signInWithPasswordEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { Me } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'

export function PasswordForm({ onDone }: { onDone: (me: Me) => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<{ address: string; password: string }>()
  const enter = useAct(signInWithPasswordEndpoint, {
    onDone,
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  return (
    <Form form={form} name="by-password" layout="vertical" requiredMark={false} onFinish={(said) => enter.mutate(said)}>
      <Form.Item
        name="address"
        label={t('signIn.address')}
        rules={[{ required: true, message: t('signIn.addressMissing') }]}
      >
        <Input autoComplete="username" inputMode="email" placeholder={t('signIn.addressHint')} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button block type="primary" htmlType="submit" loading={enter.isPending}>
        {t('signIn.enter')}
      </Button>
    </Form>
  )
}
