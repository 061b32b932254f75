import { Button, Form, Input, Select } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Field, optionsOf } from '../app/Field.tsx'
import { NumberField } from '../app/NumberField.tsx'
import { RemoveButton } from '../app/RemoveButton.tsx'
import { useYuanRule } from './use-yuan-rule.ts'

const most = 20

/** Other prices of a variant: from a number of pieces on, for members, for a time. */
export function PriceFields({ variant }: { variant: number }) {
  const { t } = useWords()
  return (
    <Form.List name={[variant, 'prices']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <Price key={key} place={name} variant={variant} onRemove={() => remove(name)} />
          ))}
          {fields.length < most && (
            <Button size="small" type="link" onClick={() => add({ list: 'everyone', minQuantity: 2, yuan: '' })}>
              {t('products.addPrice')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  )
}

function Price({ place, variant, onRemove }: { place: number; variant: number; onRemove: () => void }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  return (
    <div className="price-fields">
      <Form.Item name={[place, 'list']} label={t('products.priceFor')}>
        <Select options={optionsOf(['everyone', 'members'] as const, (one) => t(`priceList.${one}`))} />
      </Form.Item>
      <NumberField name={[place, 'minQuantity']} label={t('products.fromPieces')} min={1} max={9999} />
      <Field name={[place, 'yuan']} label={t('products.yuan')} needed rules={[yuan]}>
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Field>
      <Form.Item name={[place, 'startsAt']} label={t('products.startsAt')}>
        <Input type="datetime-local" />
      </Form.Item>
      <Field
        name={[place, 'endsAt']}
        label={t('products.endsAt')}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_: unknown, ends: string | undefined) => {
              const starts = getFieldValue(['variants', variant, 'prices', place, 'startsAt']) as string | undefined
              if (ends && starts && ends <= starts) throw new Error(t('products.endsFirst'))
            },
          }),
        ]}
      >
        <Input type="datetime-local" />
      </Field>
      <div className="price-end">
        <RemoveButton label={t('products.removePrice', { place: place + 1 })} onRemove={onRemove} />
      </div>
    </div>
  )
}
