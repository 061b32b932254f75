import { Button, Form, Input } from 'antd'
import { bindAddressEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'

/** Where my sign-in links go; a new address counts once its own link was opened. */
export function MyAddress() {
  const { t } = useWords()
  const saying = useSaying()
  const { account } = useMe()
  const [form] = Form.useForm<{ address: string }>()
  const bind = useAct(bindAddressEndpoint, {
    onDone: (_, { address }) => {
      form.resetFields()
      saying.done(t('account.addressSent', { address }))
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  return (
    <Sheet title={t('account.address')}>
      <p className="lead">
        {account ? t('account.addressIs', { address: account.address }) : t('account.addressNone')}
      </p>
      <Form form={form} name="my-address" layout="vertical" requiredMark={false} onFinish={(said) => bind.mutate(said)}>
        <Form.Item
          name="address"
          label={t('account.addressNew')}
          rules={[{ required: true, message: t('signIn.addressMissing') }]}
        >
          <Input inputMode="email" autoComplete="email" placeholder={t('signIn.addressHint')} />
        </Form.Item>
        <Button htmlType="submit" loading={bind.isPending}>
          {t('account.addressBind')}
        </Button>
      </Form>
    </Sheet>
  )
}
