import { Button, Form, Input } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'
import { NumberField } from '../app/NumberField.tsx'
import { RemoveButton } from '../app/RemoveButton.tsx'
import { PriceFields } from './PriceFields.tsx'
import type { VariantSaid } from './product-words.ts'
import { useYuanRule } from './use-yuan-rule.ts'

const most = 100

/** The variants of a product, each with its price; one that is left out is not sold any more. */
export function VariantFields() {
  const { t } = useWords()
  return (
    <Form.List name="variants">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <Variant key={key} place={name} {...(fields.length > 1 ? { onRemove: () => remove(name) } : {})} />
          ))}
          {fields.length < most && (
            <Button onClick={() => add({ name: '', yuan: '' })}>{t('products.addVariant')}</Button>
          )}
        </>
      )}
    </Form.List>
  )
}

function Variant({ place, onRemove }: { place: number; onRemove?: () => void }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  const id = Form.useWatch(['variants', place, 'id']) as string | undefined
  const unlike = (all: readonly VariantSaid[] | undefined, name: string) =>
    (all ?? []).filter((one) => (one.name ?? '').trim() === name.trim()).length < 2
  return (
    <div className="variant">
      <Form.Item name={[place, 'id']} hidden>
        <Input />
      </Form.Item>
      <div className="variant-fields">
        <Field
          name={[place, 'name']}
          label={t('products.variantName')}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_: unknown, name = '') => {
                if (!unlike(getFieldValue('variants'), name)) throw new Error(t('products.sameName'))
              },
            }),
          ]}
        >
          <Input maxLength={60} placeholder={t('products.variantHint')} autoComplete="off" />
        </Field>
        <Form.Item name={[place, 'sku']} label={t('products.sku')}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Field name={[place, 'yuan']} label={t('products.yuan')} needed rules={[yuan]}>
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Field>
        {id ? (
          <p className="muted small variant-end">{t('products.countedAbove')}</p>
        ) : (
          <NumberField
            name={[place, 'onHand']}
            label={t('products.onHand')}
            min={0}
            max={10_000_000}
            placeholder={t('products.uncounted')}
          />
        )}
        <div className="variant-end">
          {onRemove && <RemoveButton label={t('products.removeVariant', { place: place + 1 })} onRemove={onRemove} />}
        </div>
      </div>
      <PriceFields variant={place} />
    </div>
  )
}
