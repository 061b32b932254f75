import { Button, Checkbox, Form, type FormInstance, Input, InputNumber, Radio, Switch } from 'antd'
import { delivery, productKind } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, optionsOf } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import type { FormDraft } from '../app/use-form-draft.ts'
import { NumberField } from '../app/NumberField.tsx'
import { PictureField } from './PictureField.tsx'
import { CategoryField, CommunityField } from './PlaceFields.tsx'
import type { ProductSaid } from './product-words.ts'
import { VariantFields } from './VariantFields.tsx'
import { useYuanRule } from './use-yuan-rule.ts'

type Words = {
  form: FormInstance<ProductSaid>
  draft: FormDraft & { bind: object }
  busy: boolean
  onSend: (said: ProductSaid) => void
}

/** All that is said of a product, in four sheets. */
export function ProductForm({ form, draft, busy, onSend }: Words) {
  const { t } = useWords()
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ block: 'center' }}
      onFinish={onSend}
      {...draft.bind}
    >
      <DraftNote draft={draft} />
      <div className="stack form-wide">
        <WhatItIs />
        <Sheet title={t('products.variants')}>
          <VariantFields />
        </Sheet>
        <HowItComes />
        <WhatHolds />
      </div>
      <div className="save-bar form-wide">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('common.save')}
        </Button>
      </div>
    </Form>
  )
}

function WhatItIs() {
  const { t } = useWords()
  return (
    <Sheet title={t('products.what')}>
      <Form.Item name="version" hidden>
        <InputNumber />
      </Form.Item>
      <Form.Item name="kind" label={t('products.kind')}>
        <Radio.Group options={optionsOf(productKind.options, (kind) => t(`productKind.${kind}`))} />
      </Form.Item>
      <Field name="title" label={t('products.title')} needed>
        <Input maxLength={80} showCount autoComplete="off" />
      </Field>
      <Form.Item name="subtitle" label={t('products.subtitle')}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={t('products.description')}>
        <Input.TextArea maxLength={20_000} autoSize={{ minRows: 3, maxRows: 14 }} />
      </Form.Item>
      <PictureField />
      <div className="fields">
        <CategoryField />
        <CommunityField />
      </div>
    </Sheet>
  )
}

function HowItComes() {
  const { t } = useWords()
  const yuan = useYuanRule()
  return (
    <Sheet title={t('products.deliveries')}>
      <Field
        name="deliveries"
        label={t('products.ways')}
        rules={[{ type: 'array', min: 1, message: t('products.noWay') }]}
      >
        <Checkbox.Group options={optionsOf(delivery.options, (one) => t(`delivery.${one}`))} />
      </Field>
      <div className="narrow">
        <Field name="freight" label={t('products.freight')} extra={t('products.freightText')} needed rules={[yuan]}>
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Field>
      </div>
    </Sheet>
  )
}

function WhatHolds() {
  const { t } = useWords()
  return (
    <Sheet title={t('products.limits')}>
      <div className="fields">
        <NumberField
          name="limitPerOrder"
          label={t('products.limitPerOrder')}
          min={1}
          max={9999}
          placeholder={t('products.noLimit')}
        />
        <NumberField
          name="limitPerPerson"
          label={t('products.limitPerPerson')}
          min={1}
          max={9999}
          placeholder={t('products.noLimit')}
        />
      </div>
      <div className="fields">
        <Form.Item name="couponsAllowed" label={t('products.couponsAllowed')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="commissionAllowed" label={t('products.commissionAllowed')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </Sheet>
  )
}
