import { Button, Collapse, Form, type FormInstance, Input, Radio, type RadioGroupProps } from 'antd'
import {
  foundCommunityEndpoint,
  listCommunitiesEndpoint,
  listPresetsEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint, readFieldEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, FormFoot } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { Choice } from '../app/Choice.tsx'
import { type FoundSaid, foundInput } from './found-input.ts'
import { FoundMore } from './FoundMore.tsx'
import type { Founded, PresetCard } from './shapes.ts'

type Words = { onFounded: (found: Founded) => void; onCancel: () => void }

export function FoundForm(words: Words) {
  const presets = useAsk(listPresetsEndpoint, {}, { staleTime: Number.POSITIVE_INFINITY })
  return <Loaded from={presets}>{({ rows }) => <FormOf presets={rows} {...words} />}</Loaded>
}

function FormOf({ presets, onFounded, onCancel }: Words & { presets: readonly PresetCard[] }) {
  const { t } = useWords()
  const [form] = Form.useForm<FoundSaid>()
  const draft = useFormDraft<FoundSaid>(form, 'found-community', presets[0] ? { preset: presets[0].preset } : {})
  const found = useFound(form, (answer) => {
    draft.drop()
    onFounded(answer)
  })
  const chosen = Form.useWatch('preset', form)
  const preset = presets.find((one) => one.preset === chosen) ?? presets[0]
  const submit = (said: FoundSaid) => found.mutate(foundInput(said))
  const more = { key: 'more', label: t('found.more'), forceRender: true, children: <FoundMore preset={preset} /> }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
      <DraftNote draft={draft} />
      <Field name="preset" label={t('found.preset')}>
        <PresetChoice presets={presets} />
      </Field>
      <Field name="name" label={t('found.name')} needed={t('found.nameMissing')}>
        <Input autoFocus maxLength={64} placeholder={t('found.nameHint')} />
      </Field>
      {preset && <Brings preset={preset} />}
      <Collapse ghost items={[more]} />
      <FormFoot busy={found.isPending} submit={t('found.submit')}>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </FormFoot>
    </Form>
  )
}

function useFound(form: FormInstance<FoundSaid>, onDone: (found: Founded) => void) {
  const saying = useSaying()
  return useAct(foundCommunityEndpoint, {
    refreshes: [listCommunitiesEndpoint, listGroupCardsEndpoint, readFieldEndpoint],
    onDone,
    onFailure: (failure) => saying.formFailure(form, failure),
  })
}

/** The form hands value and change to what stands in a field. */
function PresetChoice({ presets, ...bound }: { presets: readonly PresetCard[] } & RadioGroupProps) {
  const { language } = useWords()
  const sayIn = (said: { zh: string; en: string }) => (language === 'en' ? said.en : said.zh)
  const options = presets.map(({ preset, name, about }) => ({
    value: preset,
    label: <Choice title={sayIn(name)} text={sayIn(about)} />,
  }))
  return <Radio.Group {...bound} className="choices choices-grid" options={options} />
}

function Brings({ preset: { rules, cap, threshold } }: { preset: PresetCard }) {
  const { t } = useWords()
  const facts = { rules: rules.length, cap, threshold: t(`threshold.${threshold.kind}`) }
  return <p className="muted small found-brings">{t('found.brings', facts)}</p>
}
