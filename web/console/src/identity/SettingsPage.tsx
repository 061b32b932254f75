/** The tenant itself: its name, time zone and first language. */
import { Button, Form, Input, Select } from 'antd'
import { changeTenantEndpoint, readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { zoneOptions } from '../app/zones.ts'

type Said = { name: string; zone: string; locale: 'zh-CN' | 'en' }

export function SettingsPage() {
  const { t } = useWords()
  const saying = useSaying()
  const me = useMe()
  const [form] = Form.useForm<Said>()
  const change = useAct(changeTenantEndpoint, {
    refreshes: [readMeEndpoint],
    onDone: () => saying.done(t('common.saved')),
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const may = mayAdminister(me)
  const { name, zone, locale } = me.tenant
  return (
    <Page title={t('tenant.title')} lead={may ? t('tenant.lead') : t('tenant.readOnly')}>
      <Sheet className="narrow">
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          disabled={!may}
          initialValues={{ name, zone, locale }}
          onFinish={(said) => change.mutate(said)}
        >
          <Form.Item name="name" label={t('tenant.name')} rules={[{ required: true, message: t('form.needed') }]}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item label={t('tenant.slug')} extra={t('tenant.slugText')}>
            <Input value={me.tenant.slug} disabled aria-label={t('tenant.slug')} />
          </Form.Item>
          <Form.Item name="zone" label={t('tenant.zone')} extra={t('tenant.zoneText')}>
            <Select showSearch options={zoneOptions()} />
          </Form.Item>
          <Form.Item name="locale" label={t('tenant.locale')} extra={t('tenant.localeText')}>
            <Select options={(['zh-CN', 'en'] as const).map((one) => ({ value: one, label: t(`language.${one}`) }))} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('common.save')}
          </Button>
        </Form>
      </Sheet>
    </Page>
  )
}
