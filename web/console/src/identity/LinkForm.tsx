import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { requestSignInLinkEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'

/** Sends a one-time link. What it says afterwards is the same whether an account exists or not. */
export function LinkForm() {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<{ address: string }>()
  const [sentTo, setSentTo] = useState('')
  const send = useAct(requestSignInLinkEndpoint, {
    onDone: (_, { address }) => setSentTo(address),
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  if (sentTo) {
    return (
      <div className="empty" role="status">
        <p>{t('signIn.sent', { address: sentTo })}</p>
        <Button onClick={() => setSentTo('')}>{t('signIn.again')}</Button>
      </div>
    )
  }
  return (
    <Form form={form} name="by-link" layout="vertical" requiredMark={false} onFinish={(said) => send.mutate(said)}>
      <Form.Item
        name="address"
        label={t('signIn.address')}
        rules={[{ required: true, message: t('signIn.addressMissing') }]}
      >
        <Input autoComplete="username" inputMode="email" placeholder={t('signIn.addressHint')} />
      </Form.Item>
      <Button block type="primary" htmlType="submit" loading={send.isPending}>
        {t('signIn.sendLink')}
      </Button>
    </Form>
  )
}
