import { Button, Form, Input } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { RemoveButton } from '../../app/RemoveButton.tsx'
import { GoodsFields } from '../GoodsFields.tsx'
import { GoodCount, GoodYuan } from '../GoodTerms.tsx'
import { TermChoice, TermMinutes, TermNumber } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'

const mostHours = 12

export function FlashSaleForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('terms.flashGoods')}>
        <GoodsFields blank={() => ({ yuan: '', pieces: null })}>
          {(place, good) => (
            <>
              <GoodYuan place={place} at="yuan" label={t('terms.flashPrice')} below={good} />
              <GoodCount place={place} at="pieces" label={t('terms.pieces')} />
            </>
          )}
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
              <RemoveButton label={t('terms.removeHours', { place: name + 1 })} onRemove={() => remove(name)} />
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
