import { Button, Form, Input, InputNumber } from 'antd'
import { DeleteIcon } from 'tdesign-icons-react'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { useYuanRule } from '../../commerce/use-yuan-rule.ts'
import { GoodsFields } from '../GoodsFields.tsx'
import type { Good } from '../good.ts'
import { TermChoice, TermMinutes, TermNumber } from '../TermFields.tsx'
import { useShelfRule } from '../use-shelf-rule.ts'
import { useTermRule } from '../use-term-rule.ts'

const mostHours = 12

export function FlashSaleForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('terms.flashGoods')}>
        <GoodsFields blank={() => ({ yuan: '', pieces: null })}>
          {(place, good) => <PriceAndPieces place={place} good={good} />}
        </GoodsFields>
      </Sheet>
      <Sheet title={t('terms.hours')}>
        <Hours />
        <TermChoice at="piecesPer" label={t('terms.piecesPerLabel')} values={['activity', 'slot']} />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <div className="fields">
          <TermNumber at="perOrder" label={t('terms.perOrder')} />
          <TermNumber at="perPerson" label={t('terms.perPerson')} />
          <TermMinutes at="payMinutes" label={t('terms.payMinutes')} extra={t('terms.flashPayText')} />
        </div>
      </Sheet>
    </>
  )
}

function PriceAndPieces({ place, good }: { place: number; good: Good | undefined }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  const rule = useTermRule()
  const shelf = useShelfRule()
  return (
    <>
      <Form.Item
        name={[place, 'yuan']}
        label={t('terms.flashPrice')}
        rules={[yuan, shelf(good), rule(['goods', place, 'yuan'], { isMoney: true })]}
      >
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name={[place, 'pieces']} label={t('terms.pieces')} rules={[rule(['goods', place, 'pieces'])]}>
        <InputNumber className="full" precision={0} />
      </Form.Item>
    </>
  )
}

/** 场次 of every day; none: open all the time. */
function Hours() {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Form.List name={['terms', 'hours']} rules={[rule(['hours'])]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          <p className="muted small">{t(fields.length > 0 ? 'terms.hoursText' : 'terms.noHours')}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="row hours-line">
              <Form.Item name={[name, 'from']} label={t('terms.from')} rules={[rule(['hours', name, 'from'])]}>
                <Input type="time" />
              </Form.Item>
              <Form.Item name={[name, 'to']} label={t('terms.to')} rules={[rule(['hours', name, 'to'])]}>
                <Input type="time" />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteIcon aria-hidden="true" />}
                aria-label={t('terms.removeHours', { place: name + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Form.ErrorList errors={errors} className="goods-errors" />
          {fields.length < mostHours && (
            <p className="lead">
              <Button size="small" onClick={() => add({ from: '', to: '' })}>
                {t('terms.addHours')}
              </Button>
            </p>
          )}
        </>
      )}
    </Form.List>
  )
}
