import { Button, Form, Input, Switch } from 'antd'
import {
  listPaymentSettingsEndpoint,
  listProvidersEndpoint,
  switchProviderEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { providerKeys } from './provider-keys.ts'
import type { PaymentSetting, Provider } from './shapes.ts'

type Said = { active: boolean; merchant: string; keys?: Record<string, string | undefined> }

/** One provider: on or off, and its secrets, which are only ever written. */
export function ProviderPanel({ set: { provider, active, merchant, hasKeys } }: { set: PaymentSetting }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const change = useAct(switchProviderEndpoint, {
    refreshes: [listPaymentSettingsEndpoint, listProvidersEndpoint],
    onDone: () => {
      form.resetFields(['keys'])
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => {
      if (!isRefusal(failure, 'commerce.key_wrong')) return saying.formFailure(form, failure)
      const field = String(failure.facts.field)
      const name: 'merchant' | ['keys', string] = field === 'merchant' ? 'merchant' : ['keys', field]
      form.setFields([{ name, errors: [t('payments.keyWrong')] }])
    },
  })
  const send = ({ active, merchant = '', keys = {} }: Said) => {
    const given = Object.entries(keys).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))
    change.mutate({ provider, active, merchant, ...(given.length > 0 ? { keys: Object.fromEntries(given) } : {}) })
  }
  return (
    <Sheet title={t(`provider.${provider}`)}>
      <p className="lead">{t(`providerText.${provider}`)}</p>
      <Form
        form={form}
        name={`provider-${provider}`}
        layout="vertical"
        requiredMark={false}
        initialValues={{ active, merchant }}
        onFinish={send}
      >
        <Form.Item name="active" label={t('payments.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {provider !== 'sandbox' && <Secrets provider={provider} hasKeys={hasKeys} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Sheet>
  )
}

function Secrets({ provider, hasKeys }: { provider: Provider; hasKeys: boolean }) {
  const { t } = useWords()
  return (
    <>
      <Form.Item name="merchant" label={t('payments.merchant')}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <p className="muted small">{t(hasKeys ? 'payments.hasKeys' : 'payments.writeOnly')}</p>
      {providerKeys[provider].map(({ name, long }) => (
        <Form.Item key={name} name={['keys', name]} label={t(`providerKey.${name}`)}>
          {long ? (
            <Input.TextArea maxLength={8000} autoSize={{ minRows: 2, maxRows: 6 }} autoComplete="off" />
          ) : (
            <Input.Password maxLength={8000} autoComplete="new-password" />
          )}
        </Form.Item>
      ))}
    </>
  )
}
