import { Form, Switch } from 'antd'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { yuanOf } from '../../commerce/fen.ts'
import { GoodsFields } from '../GoodsFields.tsx'
import { GoodYuan } from '../GoodTerms.tsx'
import { TermChoice, TermMinutes, TermNumber, TermSwitch, TermYuan } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'

export function BargainForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('terms.bargainGoods')}>
        <GoodsFields blank={({ shelfFen }) => ({ price: yuanOf(shelfFen), floor: '' })}>
          {(place, good) => (
            <>
              <GoodYuan place={place} at="price" label={t('terms.fromPrice')} below={good} />
              <GoodYuan place={place} at="floor" label={t('terms.floor')} />
            </>
          )}
        </GoodsFields>
      </Sheet>
      <Sheet title={t('terms.howCut')}>
        <div className="fields">
          <TermNumber at="people" label={t('terms.cuts')} extra={t('terms.cutsText')} unit={t('terms.peopleUnit')} />
          <TermYuan at="largest" label={t('terms.largest')} extra={t('terms.largestText')} />
        </div>
        <Stages />
        <div className="fields">
          <TermSwitch at="selfCut" label={t('terms.selfCut')} />
          <TermSwitch at="showsFloor" label={t('terms.showsFloor')} />
          <TermSwitch at="newcomersMore" label={t('terms.newcomersMore')} extra={t('terms.newcomersMoreText')} />
        </div>
      </Sheet>
      <Sheet title={t('terms.howLong')}>
        <div className="fields">
          <TermMinutes at="minutes" label={t('terms.cutMinutes')} />
          <TermMinutes at="orderMinutes" label={t('terms.orderMinutes')} extra={t('terms.orderMinutesText')} />
          <TermMinutes at="payMinutes" label={t('terms.payMinutes')} />
        </div>
        <TermChoice at="buys" label={t('terms.buysLabel')} values={['floor_only', 'any_price']} />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <div className="fields">
          <TermNumber at="startsPerPerson" label={t('terms.startsPerPerson')} unit={t('terms.timesUnit')} />
          <TermNumber at="supportsPerPerson" label={t('terms.supportsPerPerson')} unit={t('terms.timesUnit')} />
          <TermNumber at="supportsPerDay" label={t('terms.supportsPerDay')} unit={t('terms.timesUnit')} />
        </div>
      </Sheet>
    </>
  )
}

/** The first cuts may share a larger part. */
function Stages() {
  const { t } = useWords()
  const rule = useTermRule()
  const isStaged = Form.useWatch(['terms', 'isStaged']) as boolean | undefined
  return (
    <>
      <Form.Item
        name={['terms', 'isStaged']}
        label={t('terms.stages')}
        extra={t('terms.stagesText')}
        valuePropName="checked"
        rules={[rule(['stages'])]}
      >
        <Switch />
      </Form.Item>
      {isStaged && (
        <div className="fields">
          <TermNumber at={['stages', 'first']} label={t('terms.stageFirst')} unit={t('terms.cutUnit')} />
          <TermNumber at={['stages', 'share']} label={t('terms.stageShare')} unit="%" />
        </div>
      )}
    </>
  )
}
