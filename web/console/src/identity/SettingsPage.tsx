/** The tenant itself: its name, time zone and first language. */
import { Form, Input, Select } from 'antd'
import { exportTenantEndpoint } from '../../../../server/modules/archive/contract.ts'
import { useEffect } from 'react'
import { changeTenantEndpoint, readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { ExportPanel } from '../archive/ExportPanel.tsx'
import { RestorePanel } from '../archive/RestorePanel.tsx'
import { RecountPanel } from '../insight/RecountPanel.tsx'
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
  // Restoring an export changes them under our eyes.
  useEffect(() => form.setFieldsValue({ name, zone, locale } as Said), [form, name, zone, locale])
  const bind = { form, initialValues: { name, zone, locale }, onFinish: (said: Said) => change.mutate(said) }
  return (
    <Page title={t('tenant.title')} lead={may ? t('tenant.lead') : t('tenant.readOnly')}>
      <div className="two">
        <Sheet>
          <Form {...bind} name="tenant" layout="vertical" requiredMark={false} disabled={!may}>
            <TenantFields slug={me.tenant.slug} />
            <FormFoot busy={change.isPending} submit={t('common.save')} />
          </Form>
        </Sheet>
        {me.person.staffRole === 'owner' && <OutAndBack tenantId={me.tenant.id} />}
      </div>
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

/** The whole tenant as one file, and counted anew; an owner's alone. */
function OutAndBack({ tenantId }: { tenantId: string }) {
  return (
    <div className="stack">
      <ExportPanel kind="tenant" subjectId={tenantId} by={exportTenantEndpoint} input={{}} />
      <RestorePanel />
      <RecountPanel />
    </div>
  )
}
