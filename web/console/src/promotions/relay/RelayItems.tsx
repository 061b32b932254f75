/** What can be taken in a relay, each by a short name that people can write in the chat. */
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { DeleteIcon } from 'tdesign-icons-react'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.tsx'
import { useYuanRule } from '../../commerce/use-yuan-rule.ts'
import { yuanOf } from '../../commerce/fen.ts'
import { GoodsPicker } from '../GoodsPicker.tsx'
import { type Good, nameOf } from '../good.ts'
import { useShelfRule } from '../use-shelf-rule.ts'
import { useTermRule } from '../use-term-rule.ts'
import type { ItemSaid } from './relay.ts'

/** Short enough for a chat, and one word. */
const shortName = ({ title, variant }: Good) => `${title}${variant}`.replace(/[\s@#]+/g, '').slice(0, 30)
const blankItem: ItemSaid = { good: null, name: '', yuan: '', pieces: null, perPerson: null }

export function RelayItems({ byShop }: { byShop: boolean }) {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const [choosing, setChoosing] = useState(false)
  const rows = (Form.useWatch(['terms', 'goods'], form) ?? []) as ItemSaid[]
  const communityId = Form.useWatch('communityId', { form, preserve: true }) as string | undefined
  return (
    <Form.List name={['terms', 'goods']} rules={[rule(['goods'])]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          <ul className="lines">
            {fields.map(({ key, name }) => (
              <li key={key} className="line goods-line">
                <Form.Item name={[name, 'good']} noStyle>
                  <ItemGood />
                </Form.Item>
                <ItemFields place={name} good={rows[name]?.good ?? undefined} />
                <Button
                  type="text"
                  icon={<DeleteIcon aria-hidden="true" />}
                  aria-label={t('activities.removeGood', { name: rows[name]?.name ?? '' })}
                  onClick={() => remove(name)}
                />
              </li>
            ))}
          </ul>
          {fields.length === 0 && <p className="muted goods-none">{t('terms.noItems')}</p>}
          <Form.ErrorList errors={errors} className="goods-errors" />
          {byShop ? (
            <Button onClick={() => setChoosing(true)}>{t('activities.chooseGoods')}</Button>
          ) : (
            <Button onClick={() => add(blankItem)}>{t('terms.addItem')}</Button>
          )}
          {choosing && (
            <GoodsPicker
              communityId={communityId}
              taken={rows.flatMap(({ good }) => good?.variantId ?? [])}
              onClose={() => setChoosing(false)}
              onChosen={(goods) => {
                for (const good of goods)
                  add({ ...blankItem, good, name: shortName(good), yuan: yuanOf(good.shelfFen) })
                setChoosing(false)
              }}
            />
          )}
        </>
      )}
    </Form.List>
  )
}

/** Shows the good behind an item; it is a field so that the form and its draft carry it. */
function ItemGood({ value }: { value?: Good | null }) {
  const { t } = useWords()
  const { money } = useFormats()
  if (!value) return null
  return (
    <small className="muted full">
      {nameOf(value)} · {t('activities.onShelf', { price: money(value.shelfFen) })}
    </small>
  )
}

function ItemFields({ place, good }: { place: number; good: Good | undefined }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  const rule = useTermRule()
  const shelf = useShelfRule()
  const none = t('terms.noLimit')
  return (
    <div className="goods-columns">
      <Form.Item name={[place, 'name']} label={t('terms.itemName')} rules={[rule(['goods', place, 'name'])]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={[place, 'yuan']}
        label={t('terms.itemPrice')}
        rules={[yuan, shelf(good), rule(['goods', place, 'yuan'], { isMoney: true })]}
      >
        <Input prefix="¥" inputMode="decimal" autoComplete="off" placeholder={t('terms.free')} />
      </Form.Item>
      <Form.Item name={[place, 'pieces']} label={t('terms.pieces')} rules={[rule(['goods', place, 'pieces'])]}>
        <InputNumber className="full" precision={0} placeholder={none} />
      </Form.Item>
      <Form.Item name={[place, 'perPerson']} label={t('terms.perPerson')} rules={[rule(['goods', place, 'perPerson'])]}>
        <InputNumber className="full" precision={0} placeholder={none} />
      </Form.Item>
    </div>
  )
}
