import { Button, Form, Input, InputNumber } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { useYuanRule } from '../../commerce/use-yuan-rule.ts'
import { GoodsFields } from '../GoodsFields.tsx'
import type { Good } from '../good.ts'
import { TermChoice, TermMinutes, TermNumber, TermSwitch } from '../TermFields.tsx'
import { useShelfRule } from '../use-shelf-rule.ts'
import { useTermRule } from '../use-term-rule.ts'

const mostSteps = 5

export function GroupBuyForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('terms.sizeAndPrice')}>
        <Steps />
        <GoodsFields blank={() => ({ yuan: [] })}>
          {(place, good) => <StepPrices place={place} good={good} />}
        </GoodsFields>
      </Sheet>
      <Sheet title={t('terms.howLong')}>
        <div className="fields">
          <TermMinutes at="minutes" label={t('terms.minutes')} extra={t('terms.minutesText')} />
          <TermMinutes at="payMinutes" label={t('terms.payMinutes')} extra={t('terms.payMinutesText')} />
        </div>
        <TermNumber
          at="atLeast"
          label={t('terms.atLeast')}
          extra={t('terms.atLeastText')}
          empty={t('terms.noAtLeast')}
        />
        <TermChoice at="onEnd" label={t('terms.onEndLabel')} values={['keep', 'fail']} />
        <TermChoice at="surplus" label={t('terms.surplusLabel')} values={['refund', 'new_team']} />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <TermChoice at="newcomers" label={t('terms.newcomersLabel')} values={['any', 'joiners', 'everyone']} />
        <div className="fields">
          <TermNumber at="perOrder" label={t('terms.perOrder')} />
          <TermNumber at="perPerson" label={t('terms.perPerson')} empty={t('products.noLimit')} />
          <TermNumber at="inAll" label={t('terms.inAll')} empty={t('products.noLimit')} />
        </div>
        <div className="fields">
          <TermSwitch at="mayLeave" label={t('terms.mayLeave')} extra={t('terms.mayLeaveText')} />
          <TermSwitch at="refundAnytime" label={t('terms.refundAnytime')} extra={t('terms.refundAnytimeText')} />
          <TermSwitch at="holdsStock" label={t('terms.holdsStock')} extra={t('terms.holdsStockText')} />
        </div>
      </Sheet>
    </>
  )
}

/** One size, or a ladder: each further step needs more people and costs less. */
function Steps() {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Form.List name={['terms', 'people']} rules={[rule(['people'])]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          <div className="fields">
            {fields.map(({ key, name }) => (
              <Form.Item
                key={key}
                name={[name]}
                label={fields.length > 1 ? t('terms.stepPeople', { step: name + 1 }) : t('terms.people')}
                rules={[rule(['people', name])]}
              >
                <InputNumber className="full" suffix={t('terms.peopleUnit')} />
              </Form.Item>
            ))}
          </div>
          <Form.ErrorList errors={errors} className="goods-errors" />
          <p className="row lead">
            {fields.length < mostSteps && (
              <Button size="small" onClick={() => add(null)}>
                {t('terms.addStep')}
              </Button>
            )}
            {fields.length > 1 && (
              <Button size="small" onClick={() => remove(fields.length - 1)}>
                {t('terms.removeStep')}
              </Button>
            )}
            <span className="muted small">{t('terms.addStepText')}</span>
          </p>
        </>
      )}
    </Form.List>
  )
}

function StepPrices({ place, good }: { place: number; good: Good | undefined }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  const rule = useTermRule()
  const shelf = useShelfRule()
  const people = (Form.useWatch(['terms', 'people']) ?? []) as (number | null)[]
  return (
    <>
      {people.map((count, step) => (
        <Form.Item
          // Steps are told apart by their place alone.
          key={step}
          name={[place, 'yuan', step]}
          label={people.length > 1 ? t('terms.stepPrice', { count: count ?? '?' }) : t('terms.teamPrice')}
          rules={[
            yuan,
            shelf(good),
            rule(['goods', place, 'yuan', step], { isMoney: true }),
            rule(['goods', place, 'yuan']),
          ]}
        >
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Form.Item>
      ))}
    </>
  )
}
