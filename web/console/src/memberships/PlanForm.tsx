import { Form, type FormInstance, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, FormFoot, optionsOf } from '../app/Field.tsx'
import type { FormDraft } from '../app/use-form-draft.ts'
import { NumberField } from '../app/NumberField.tsx'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import { MonthlyCoupons } from './MonthlyCoupons.tsx'
import { linesOf, planLengths, type PlanSaid } from './plan-words.ts'

type Words = {
  form: FormInstance<PlanSaid>
  draft: FormDraft & { bind: object }
  busy: boolean
  onSend: (said: PlanSaid) => void
}

export function PlanForm({ form, draft, busy, onSend }: Words) {
  const { t } = useWords()
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={onSend} {...draft.bind}>
      <DraftNote draft={draft} />
      <Form.Item name="version" hidden>
        <InputNumber />
      </Form.Item>
      <WhatItIs />
      <MonthlyCoupons />
      <HowLong form={form} />
      <WhatComesBack form={form} />
      <Form.Item name="shown" label={t('memberships.shown')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <FormFoot busy={busy} submit={t('common.save')} />
    </Form>
  )
}

const mostBenefits = 12

function WhatItIs() {
  const { t } = useWords()
  const yuan = useYuanRule()
  const fewLines = async (_: unknown, typed = '') => {
    const lines = linesOf(typed)
    if (lines.length > mostBenefits || lines.some((line) => line.length > 60)) {
      throw new Error(t('memberships.benefitsWrong', { count: mostBenefits }))
    }
  }
  return (
    <>
      <Field name="name" label={t('memberships.name')} needed>
        <Input maxLength={60} autoComplete="off" />
      </Field>
      <Field
        name="benefits"
        label={t('memberships.benefits')}
        extra={t('memberships.benefitsText')}
        rules={[{ validator: fewLines }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
      </Field>
      <Field name="yuan" label={t('memberships.price')} needed rules={[yuan]}>
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Field>
    </>
  )
}

function HowLong({ form }: { form: FormInstance<PlanSaid> }) {
  const { t } = useWords()
  const length = Form.useWatch('length', form)
  return (
    <>
      <Form.Item name="length" label={t('memberships.length')}>
        <Select options={optionsOf(planLengths, (one) => t(`planLength.${one}`))} />
      </Form.Item>
      {length === 'days' && <NumberField name="days" label={t('memberships.days')} needed min={1} max={3660} />}
      {length === 'until' && (
        <Field name="untilDay" label={t('memberships.untilDay')} extra={t('memberships.untilText')} needed>
          <Input type="date" />
        </Field>
      )}
      <div className="fields">
        <NumberField
          name="trialDays"
          label={t('memberships.trialDays')}
          extra={t('memberships.trialText')}
          min={0}
          max={90}
        />
        <NumberField
          name="graceDays"
          label={t('memberships.graceDays')}
          extra={t('memberships.graceText')}
          min={0}
          max={30}
        />
      </div>
    </>
  )
}

const refundRules = ['unused_days', 'no_reason', 'none'] as const

function WhatComesBack({ form }: { form: FormInstance<PlanSaid> }) {
  const { t } = useWords()
  const [length, refund] = [Form.useWatch('length', form), Form.useWatch('refund', form)]
  const fits = async (_: unknown, rule: PlanSaid['refund']) => {
    if (rule === 'unused_days' && length === 'forever') throw new Error(t('memberships.foreverHasNoDays'))
  }
  return (
    <>
      <Field
        name="refund"
        label={t('memberships.refund')}
        extra={t('memberships.refundText')}
        rules={[{ validator: fits }]}
      >
        <Radio.Group options={optionsOf(refundRules, (one) => t(`refundRule.${one}`))} />
      </Field>
      {refund === 'no_reason' && (
        <NumberField name="noReasonDays" label={t('memberships.noReasonDays')} needed min={1} max={30} />
      )}
    </>
  )
}
