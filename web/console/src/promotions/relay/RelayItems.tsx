/** What can be taken in a relay, each by a short name that people can write in the chat. */
import { Form, Input } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.tsx'
import { yuanOf } from '../../commerce/fen.ts'
import { GoodsFields } from '../GoodsFields.tsx'
import { type Good, nameOf } from '../good.ts'
import { GoodCount, GoodYuan } from '../GoodTerms.tsx'
import { useTermRule } from '../use-term-rule.ts'
import type { ItemSaid } from './relay.ts'

/** Short enough for a chat, and one word. */
const shortName = ({ title, variant }: Good) => `${title}${variant}`.replace(/[\s@#]+/g, '').slice(0, 30)
const blankItem: ItemSaid = { good: null, name: '', yuan: '', pieces: null, perPerson: null }

export function RelayItems({ byShop }: { byShop: boolean }) {
  const { t } = useWords()
  return (
    <GoodsFields
      blank={(good) => ({ ...blankItem, good, name: shortName(good), yuan: yuanOf(good.shelfFen) })}
      line={<ItemGood />}
      none={t('terms.noItems')}
      {...(byShop ? {} : { unlisted: { label: t('terms.addItem'), row: blankItem } })}
    >
      {(place, good) => <ItemFields place={place} good={good} />}
    </GoodsFields>
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
  const rule = useTermRule()
  const none = t('terms.noLimit')
  return (
    <>
      <Form.Item name={[place, 'name']} label={t('terms.itemName')} rules={[rule(['goods', place, 'name'])]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <GoodYuan place={place} at="yuan" label={t('terms.itemPrice')} empty={t('terms.free')} below={good} />
      <GoodCount place={place} at="pieces" label={t('terms.pieces')} empty={none} />
      <GoodCount place={place} at="perPerson" label={t('terms.perPerson')} empty={none} />
    </>
  )
}
