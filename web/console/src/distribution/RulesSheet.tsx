import { Button, Form, Input, Radio } from 'antd'
import { changeRulesEndpoint, readRulesEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { fieldFailures } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, FormFoot, optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { Sheet } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import { RateFields } from './RateFields.tsx'
import { fieldOf, type RulesSaid, saidOf, wordsOf } from './rules-words.ts'
import type { Rules } from './shapes.ts'

/** The rules as they stand; every change is a new version, and orders keep theirs. */
export function RulesSheet() {
  const found = useAsk(readRulesEndpoint, {}, { refetchOnWindowFocus: false })
  return <Loaded from={found}>{(rules) => <RulesForm key={rules.version} rules={rules} />}</Loaded>
}

function RulesForm({ rules }: { rules: Rules }) {
  const { t } = useWords()
  const [form] = Form.useForm<RulesSaid>()
  const draft = useFormDraft<RulesSaid>(form, `distribution.rules.${rules.version}`, saidOf(rules))
  const change = useChange(form, draft.drop)
  return (
    <div className="stack form-wide">
      <KillSwitch rules={rules} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(said) => change.mutate(wordsOf({ ...said, active: rules.active }))}
        {...draft.bind}
      >
        <DraftNote draft={draft} />
        <div className="stack">
          <Sheet title={t('distribution.rates')}>
            <RateFields form={form} />
          </Sheet>
          <Sheet title={t('distribution.binding')}>
            <BindingFields />
          </Sheet>
          <Sheet title={t('distribution.who')}>
            <WhoFields />
          </Sheet>
          <Sheet title={t('distribution.payouts')}>
            <PayoutFields />
          </Sheet>
        </div>
        <FormFoot busy={change.isPending} submit={t('common.save')} />
      </Form>
    </div>
  )
}

function useChange(form: ReturnType<typeof Form.useForm<RulesSaid>>[0] | null, onDone: () => void = () => {}) {
  const { t, language } = useWords()
  const saying = useSaying()
  return useAct(changeRulesEndpoint, {
    refreshes: [readRulesEndpoint],
    onDone: () => {
      onDone()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => {
      const known = Object.entries(fieldFailures(failure, language))
      if (!form || known.length === 0) return saying.failure(failure)
      form.setFields(known.map(([path, sentence]) => ({ name: fieldOf(path), errors: [sentence] })))
    },
  })
}

/** On or off, at once: what was earned stays, nothing new is. */
function KillSwitch({ rules }: { rules: Rules }) {
  const { t } = useWords()
  const change = useChange(null)
  const { version: _, since: __, ...words } = rules
  return (
    <div className={`shop-note ${rules.active ? 'good' : ''}`} role="status">
      <div className="row">
        <span>{t(rules.active ? 'distribution.isOn' : 'distribution.isOff')}</span>
        <Button
          danger={rules.active}
          loading={change.isPending}
          onClick={() => change.mutate({ ...words, active: !rules.active })}
        >
          {t(rules.active ? 'distribution.stopAll' : 'distribution.startAll')}
        </Button>
      </div>
    </div>
  )
}

function BindingFields() {
  const { t } = useWords()
  return (
    <>
      <Form.Item name="bindMode" label={t('distribution.bindMode')}>
        <Radio.Group
          className="choices"
          options={optionsOf(['first', 'last'] as const, (one) => (
            <Choice title={t(`bindMode.${one}`)} text={t(`bindModeText.${one}`)} />
          ))}
        />
      </Form.Item>
      <div className="fields">
        <NumberField
          name="protectionDays"
          label={t('distribution.protectionDays')}
          extra={t('distribution.protectionText')}
          needed
          min={1}
          max={365}
        />
      </div>
      <p className="muted">{t('distribution.returnWindow')}</p>
    </>
  )
}

function WhoFields() {
  const { t } = useWords()
  const yuan = useYuanRule()
  return (
    <>
      <Form.Item name="who" label={t('distribution.mayPromote')}>
        <Radio.Group options={optionsOf(['review', 'everyone'] as const, (one) => t(`whoPromotes.${one}`))} />
      </Form.Item>
      <div className="fields">
        <Field name="spent" label={t('distribution.spent')} extra={t('distribution.spentText')} needed rules={[yuan]}>
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Field>
      </div>
      <p className="muted">{t('distribution.free')}</p>
    </>
  )
}

function PayoutFields() {
  const { t } = useWords()
  const yuan = useYuanRule()
  return (
    <div className="fields">
      <Field name="least" label={t('distribution.least')} needed rules={[yuan]}>
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Field>
      <Field
        name="realName"
        label={t('distribution.realName')}
        extra={t('distribution.realNameText')}
        needed
        rules={[yuan]}
      >
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Field>
    </div>
  )
}
