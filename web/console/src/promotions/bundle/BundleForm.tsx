import { Form, Input, Segmented } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.tsx'
import { Sheet } from '../../app/Page.tsx'
import { NumberField } from '../../app/NumberField.tsx'
import { fenOf } from '../../commerce/fen.ts'
import { useYuanRule } from '../../commerce/use-yuan-rule.ts'
import { GoodsFields } from '../GoodsFields.tsx'
import type { Good } from '../good.ts'
import { TermMinutes, TermNumber, TermYuan } from '../TermFields.tsx'
import { useShelfRule } from '../use-shelf-rule.ts'

type Row = { good: Good; role: 'part' | 'add_on'; quantity: number | null }

export function BundleForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('bundle.goods')}>
        <p className="muted small">{t('bundle.goodsText')}</p>
        <GoodsFields blank={() => ({ role: 'part', quantity: 1, yuan: '' })}>
          {(place, good) => <Part place={place} good={good} />}
        </GoodsFields>
        <TermYuan at="setYuan" label={t('bundle.setPrice')} extra={<Saving />} />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <div className="fields">
          <TermNumber at="perOrder" label={t('bundle.perOrder')} />
          <TermNumber at="perPerson" label={t('bundle.perPerson')} empty={t('products.noLimit')} />
          <TermNumber at="inAll" label={t('bundle.inAll')} empty={t('products.noLimit')} />
          <TermMinutes at="payMinutes" label={t('terms.payMinutes')} />
        </div>
      </Sheet>
    </>
  )
}

function Part({ place, good }: { place: number; good: Good | undefined }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  const shelf = useShelfRule()
  const role = Form.useWatch(['terms', 'goods', place, 'role']) as Row['role'] | undefined
  return (
    <>
      <Form.Item name={[place, 'role']} label={t('bundle.role')}>
        <Segmented
          options={(['part', 'add_on'] as const).map((value) => ({ value, label: t(`bundle.roles.${value}`) }))}
        />
      </Form.Item>
      <NumberField
        name={[place, 'quantity']}
        label={t(role === 'add_on' ? 'bundle.perSet' : 'bundle.quantity')}
        needed
        min={1}
        max={99}
      />
      {role === 'add_on' && (
        <Form.Item
          name={[place, 'yuan']}
          label={t('bundle.addOnPrice')}
          rules={[yuan, shelf(good), { required: true, message: t('activities.wrong.missing') }]}
        >
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Form.Item>
      )}
    </>
  )
}

/** What the parts cost one by one, and what the set saves. */
function Saving() {
  const { t } = useWords()
  const { money } = useFormats()
  const rows = (Form.useWatch(['terms', 'goods']) ?? []) as Row[]
  const setYuan = Form.useWatch(['terms', 'setYuan']) as string | undefined
  const shelf = rows.reduce(
    (sum, { good, role, quantity }) => sum + (role === 'part' ? (good?.shelfFen ?? 0) * (quantity ?? 0) : 0),
    0,
  )
  const setFen = fenOf(setYuan ?? '')
  if (shelf === 0) return t('bundle.setText')
  if (setFen === null || setFen > shelf) return t('bundle.shelf', { price: money(shelf) })
  return t('bundle.saves', { price: money(shelf), saved: money(shelf - setFen) })
}
