/** The prizes of a lottery, each with its odds; what they add up to is said below. */
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { listCouponsEndpoint } from '../../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { RemoveButton } from '../../app/RemoveButton.tsx'
import { useYuanRule } from '../../commerce/use-yuan-rule.ts'
import { yuanOf } from '../../commerce/fen.ts'
import { useTermRule } from '../use-term-rule.ts'
import { blankPrize, bpOf, type PrizeSaid } from './prize.ts'

const most = 12

export function PrizeFields({ isClosing }: { isClosing: boolean }) {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const rows = (Form.useWatch(['terms', 'prizes'], form) ?? []) as PrizeSaid[]
  const sum = rows.reduce((all, row) => all + (bpOf(row?.odds ?? '') ?? 0), 0)
  return (
    <Form.List name={['terms', 'prizes']} rules={[rule(['prizes'])]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          <ul className="lines">
            {fields.map(({ key, name }) => (
              <li key={key} className="line goods-line">
                <OnePrize place={name} kind={rows[name]?.kind ?? 'goods'} isClosing={isClosing} />
                <RemoveButton
                  label={t('terms.removePrize', { name: rows[name]?.name ?? '' })}
                  onRemove={() => remove(name)}
                />
              </li>
            ))}
          </ul>
          {fields.length === 0 && <p className="muted goods-none">{t('terms.noPrizes')}</p>}
          {!isClosing && fields.length > 0 && (
            <p className="muted" role="status">
              {t('terms.oddsSum', { sum: yuanOf(sum) })}
            </p>
          )}
          <Form.ErrorList errors={errors} className="goods-errors" />
          {fields.length < most && <Button onClick={() => add(blankPrize)}>{t('terms.addPrize')}</Button>}
        </>
      )}
    </Form.List>
  )
}

type Words = { place: number; kind: PrizeSaid['kind']; isClosing: boolean }

function OnePrize({ place, kind, isClosing }: Words) {
  const { t } = useWords()
  const rule = useTermRule()
  const yuan = useYuanRule()
  const at = (field: string) => ['prizes', place, field] as const
  return (
    <div className="goods-columns">
      <Form.Item name={[place, 'name']} label={t('terms.prizeName')} rules={[rule(at('name'))]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[place, 'kind']} label={t('terms.prizeKind')} rules={[rule(at('kind'))]}>
        <Select
          options={(['goods', 'coupon', 'points', 'none'] as const).map((value) => ({
            value,
            label: t(`terms.prize.${value}`),
          }))}
        />
      </Form.Item>
      {!isClosing && (
        <Form.Item name={[place, 'odds']} label={t('terms.odds')} rules={[rule(at('odds'))]}>
          <Input suffix={t('terms.percent')} inputMode="decimal" autoComplete="off" />
        </Form.Item>
      )}
      {kind !== 'none' && (
        <Form.Item name={[place, 'pieces']} label={t('terms.pieces')} rules={[rule(at('pieces'))]}>
          <InputNumber className="full" />
        </Form.Item>
      )}
      {kind === 'goods' && (
        <Form.Item
          name={[place, 'yuan']}
          label={t('terms.prizeValue')}
          rules={[yuan, rule(at('yuan'), { isMoney: true })]}
        >
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Form.Item>
      )}
      {kind === 'points' && (
        <Form.Item name={[place, 'points']} label={t('terms.prizePoints')} rules={[rule(at('points'))]}>
          <InputNumber className="full" />
        </Form.Item>
      )}
      {kind === 'coupon' && <CouponField place={place} />}
    </div>
  )
}

function CouponField({ place }: { place: number }) {
  const { t } = useWords()
  const rule = useTermRule()
  const rows = useAsk(listCouponsEndpoint, {}).data?.rows ?? []
  return (
    <Form.Item name={[place, 'couponId']} label={t('terms.prizeCoupon')} rules={[rule(['prizes', place, 'couponId'])]}>
      <Select options={rows.map(({ id, title }) => ({ value: id as string, label: title }))} />
    </Form.Item>
  )
}
