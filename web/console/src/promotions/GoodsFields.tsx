/** The goods of an activity: chosen from the catalogue, each with its picture, its price on the shelf and its columns. */
import { Button, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { RemoveButton } from '../app/RemoveButton.tsx'
import { ProductPicture } from '../commerce/ProductPicture.tsx'
import { GoodsPicker } from './GoodsPicker.tsx'
import { type Good, nameOf } from './good.ts'
import { useTermRule } from './use-term-rule.ts'

/** A good with what is said about it; under a short name of its own where it has one. */
type Row = { good: Good | null; name?: unknown }
type Words = {
  /** What a new good begins with, beside itself. */
  blank: (good: Good) => object
  /** The fields of one good; `place` is its number in the list. */
  children: (place: number, good: Good | undefined) => ReactNode
  /** How a good stands in its row; a field, so that the form and its draft carry it. */
  line?: ReactNode
  none?: string
  /** Rows are things without a good of the catalogue: such a row is added, none is chosen. */
  unlisted?: { label: string; row: object }
}

const calledOf = ({ name, good }: Row): string => (typeof name === 'string' ? name : good ? nameOf(good) : '')

export function GoodsFields({ blank, children, line = <GoodLine />, none, unlisted }: Words) {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const [choosing, setChoosing] = useState(false)
  const rows = (Form.useWatch(['terms', 'goods'], form) ?? []) as Row[]
  const communityId = Form.useWatch('communityId', { form, preserve: true }) as string | undefined
  return (
    <Form.List name={['terms', 'goods']} rules={[rule(['goods'])]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          <ul className="lines">
            {fields.map(({ key, name }) => (
              <li key={key} className="line goods-line">
                <Form.Item name={[name, 'good']} noStyle>
                  {line}
                </Form.Item>
                <div className="goods-columns">{children(name, rows[name]?.good ?? undefined)}</div>
                <RemoveButton
                  label={t('activities.removeGood', { name: rows[name] ? calledOf(rows[name]) : '' })}
                  onRemove={() => remove(name)}
                />
              </li>
            ))}
          </ul>
          {fields.length === 0 && <p className="muted goods-none">{none ?? t('activities.noGoods')}</p>}
          <Form.ErrorList errors={errors} className="goods-errors" />
          {unlisted ? (
            <Button onClick={() => add(unlisted.row)}>{unlisted.label}</Button>
          ) : (
            <Button onClick={() => setChoosing(true)}>{t('activities.chooseGoods')}</Button>
          )}
          {choosing && (
            <GoodsPicker
              communityId={communityId}
              taken={rows.flatMap(({ good }) => good?.variantId ?? [])}
              onClose={() => setChoosing(false)}
              onChosen={(goods) => {
                for (const good of goods) add({ good, ...blank(good) })
                setChoosing(false)
              }}
            />
          )}
        </>
      )}
    </Form.List>
  )
}

function GoodLine({ value }: { value?: Good }) {
  const { t } = useWords()
  const { money } = useFormats()
  if (!value) return null
  return (
    <span className="shop-name goods-name">
      <ProductPicture id={value.productId || value.variantId} title={value.title} image={value.image} />
      <span>
        {nameOf(value)}
        <small className="muted">{t('activities.onShelf', { price: money(value.shelfFen) })}</small>
      </span>
    </span>
  )
}
