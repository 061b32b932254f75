/** The tenant itself: its name, time zone and first language. */
import { Form, Input, Select } from 'antd'
import { changeTenantEndpoint, readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field, FormFoot, optionsOf } from '../app/Field.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { zoneOptions } from '../app/zones.ts'

type Said = { name: string; zone: string; locale: 'zh-CN' | 'en' }

const locales = ['zh-CN', 'en'] as const

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
  const bind = { form, initialValues: { name, zone, locale }, onFinish: (said: Said) => change.mutate(said) }
  return (
    <Page title={t('tenant.title')} lead={may ? t('tenant.lead') : t('tenant.readOnly')}>
      <Sheet className="narrow">
        <Form {...bind} name="tenant" layout="vertical" requiredMark={false} disabled={!may}>
          <TenantFields slug={me.tenant.slug} />
          <FormFoot busy={change.isPending} submit={t('common.save')} />
        </Form>
      </Sheet>
    </Page>
  )
}

function TenantFields({ slug }: { slug: string }) {
  const { t } = useWords()
  return (
    <>
      <Field name="name" label={t('tenant.name')} needed>
        <Input maxLength={64} />
      </Field>
      <Field label={t('tenant.slug')} extra={t('tenant.slugText')}>
        <Input value={slug} disabled aria-label={t('tenant.slug')} />
      </Field>
      <Field name="zone" label={t('tenant.zone')} extra={t('tenant.zoneText')}>
        <Select showSearch options={zoneOptions()} />
      </Field>
      <Field name="locale" label={t('tenant.locale')} extra={t('tenant.localeText')}>
        <Select options={optionsOf(locales, (one) => t(`language.${one}`))} />
      </Field>
    </>
  )
}
