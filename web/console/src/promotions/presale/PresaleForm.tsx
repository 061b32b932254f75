import { Form, Input } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.tsx'
import { Sheet } from '../../app/Page.tsx'
import { GoodsFields } from '../GoodsFields.tsx'
import { GoodCount, GoodYuan } from '../GoodTerms.tsx'
import { TermChoice, TermMinutes, TermNumber } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'

export function PresaleForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('presale.goods')}>
        <GoodsFields blank={() => ({ price: '', deposit: '', pieces: null })}>
          {(place, good) => (
            <>
              <GoodYuan place={place} at="price" label={t('presale.price')} below={good} />
              <GoodYuan place={place} at="deposit" label={t('presale.deposit')} />
              <GoodCount place={place} at="pieces" label={t('presale.pieces')} />
            </>
          )}
        </GoodsFields>
      </Sheet>
      <Sheet title={t('presale.when')}>
        <p className="muted small">{t('presale.whenText')}</p>
        <div className="fields">
          <Moment at="balanceFrom" label={t('presale.balanceFrom')} />
          <Moment at="balanceUntil" label={t('presale.balanceUntil')} />
          <Moment at="shipsBy" label={t('presale.shipsBy')} extra={t('presale.shipsByText')} />
        </div>
        <TermNumber
          at="atLeast"
          label={t('presale.atLeast')}
          extra={t('presale.atLeastText')}
          empty={t('presale.noAtLeast')}
        />
        <TermChoice at="unpaidBalance" label={t('presale.unpaidBalance')} values={['refund', 'keep']} />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <div className="fields">
          <TermNumber at="perPerson" label={t('terms.perPerson')} />
          <TermMinutes at="payMinutes" label={t('terms.payMinutes')} />
        </div>
      </Sheet>
    </>
  )
}

function Moment({ at, label, extra }: { at: string; label: string; extra?: string }) {
  const rule = useTermRule()
  return (
    <Form.Item name={['terms', at]} label={label} extra={extra} rules={[rule([at])]}>
      <LocalMoment />
    </Form.Item>
  )
}

type MomentProps = { id?: string; value?: string; onChange?: (at: string | undefined) => void }

/** An instant, said in the hours of the tenant. */
function LocalMoment({ id, value, onChange }: MomentProps) {
  const { localAt, instantAt } = useFormats()
  return (
    <Input
      {...(id ? { id } : {})}
      type="datetime-local"
      value={value ? localAt(value) : ''}
      onChange={(event) => onChange?.(event.target.value ? instantAt(event.target.value) : undefined)}
    />
  )
}
