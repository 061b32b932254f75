import { Button, Form, InputNumber, Select, Switch } from 'antd'
import { listGroupsEndpoint } from '../../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { RemoveButton } from '../../app/RemoveButton.tsx'
import type { Place } from '../said.ts'
import { TermNumber, TermSwitch } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'
import { PrizeFields } from './PrizeFields.tsx'

const mostStages = 3

export function BoostForm() {
  const { t } = useWords()
  return (
    <>
      <Sheet title={t('boost.stages')}>
        <p className="muted small">{t('boost.stagesText')}</p>
        <Stages />
      </Sheet>
      <Sheet title={t('boost.welcome')}>
        <Welcome />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <GroupField />
        <div className="fields">
          <TermSwitch at="newcomersOnly" label={t('boost.newcomersOnly')} extra={t('boost.newcomersOnlyText')} />
          <TermNumber at="claimDays" label={t('boost.claimDays')} unit={t('boost.days')} />
        </div>
        <div className="fields">
          <TermNumber at={['guard', 'perMinute']} label={t('boost.perMinute')} extra={t('boost.guardText')} />
          <TermNumber at={['guard', 'perDevice']} label={t('boost.perDevice')} />
        </div>
      </Sheet>
    </>
  )
}

function GroupField() {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const communityId = Form.useWatch('communityId', { form, preserve: true }) as string | undefined
  const groups = useAsk(listGroupsEndpoint, { communityId: communityId ?? '' }, { enabled: !!communityId })
  return (
    <Form.Item
      name={['terms', 'groupId']}
      label={t('boost.group')}
      extra={communityId ? null : t('boost.groupFirst')}
      rules={[rule(['groupId'])]}
    >
      <Select
        disabled={!communityId}
        options={(groups.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
      />
    </Form.Item>
  )
}

/** One to three, each needs more people than the one before. */
function Stages() {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Form.List name={['terms', 'stages']} rules={[rule(['stages'])]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="boost-stage">
              <legend>{t('boost.stage', { stage: name + 1 })}</legend>
              <div className="fields">
                <Form.Item name={[name, 'needs']} label={t('boost.needs')} rules={[rule(['stages', name, 'needs'])]}>
                  <InputNumber className="full" suffix={t('terms.peopleUnit')} />
                </Form.Item>
                <Form.Item name={[name, 'stock']} label={t('boost.stock')} rules={[rule(['stages', name, 'stock'])]}>
                  <InputNumber className="full" />
                </Form.Item>
                <PrizeFields
                  at={['stages', name, 'prize']}
                  within={[name, 'prize']}
                  kinds={['points', 'coupon', 'code']}
                />
              </div>
              <RemoveButton label={t('boost.removeStage', { stage: name + 1 })} onRemove={() => remove(name)} />
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} className="goods-errors" />
          {fields.length < mostStages && (
            <p className="lead">
              <Button
                size="small"
                onClick={() => add({ needs: null, prize: { kind: 'points', points: null }, stock: null })}
              >
                {t('boost.addStage')}
              </Button>
            </p>
          )}
        </>
      )}
    </Form.List>
  )
}

const newWelcome = { prize: { kind: 'points', points: 50 }, stock: 500 }
const welcomeAt: Place = ['welcome', 'prize']

/** For whoever comes: their own action, so it is allowed in WeChat, too. */
function Welcome() {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const welcome = Form.useWatch(['terms', 'welcome'], { form, preserve: true }) as object | null | undefined
  return (
    <>
      <label className="row boost-switch">
        <Switch
          checked={!!welcome}
          onChange={(wanted) => form.setFieldValue(['terms', 'welcome'], wanted ? newWelcome : null)}
        />{' '}
        {t('boost.hasWelcome')}
      </label>
      <p className="muted small">{t('boost.welcomeText')}</p>
      {welcome && (
        <div className="fields">
          <PrizeFields at={welcomeAt} within={['terms', ...welcomeAt]} kinds={['points', 'coupon']} />
          <Form.Item name={['terms', 'welcome', 'stock']} label={t('boost.stock')} rules={[rule(['welcome', 'stock'])]}>
            <InputNumber className="full" />
          </Form.Item>
        </div>
      )}
    </>
  )
}
