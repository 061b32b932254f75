import { Button, Collapse, Form, Input, Radio } from 'antd'
import {
  foundCommunityEndpoint,
  listCommunitiesEndpoint,
  listPresetsEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { Choice } from '../identity/GiveSeat.tsx'
import { type FoundSaid, foundInput } from './found-input.ts'
import { FoundMore } from './FoundMore.tsx'
import type { Founded, PresetCard } from './shapes.ts'

type Words = { onFounded: (found: Founded) => void; onCancel: () => void }

export function FoundForm(words: Words) {
  const presets = useAsk(listPresetsEndpoint, {}, { staleTime: Number.POSITIVE_INFINITY })
  return <Loaded from={presets}>{({ rows }) => <FormOf presets={rows} {...words} />}</Loaded>
}

function FormOf({ presets, onFounded, onCancel }: Words & { presets: readonly PresetCard[] }) {
  const { t, language } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<FoundSaid>()
  const draft = useFormDraft(form, 'found-community')
  const found = useAct(foundCommunityEndpoint, {
    refreshes: [listCommunitiesEndpoint, listGroupCardsEndpoint],
    onDone: (answer) => {
      draft.drop()
      onFounded(answer)
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const chosen = Form.useWatch('preset', form)
  const preset = presets.find((one) => one.preset === chosen) ?? presets[0]
  const sayIn = (said: { zh: string; en: string }) => (language === 'en' ? said.en : said.zh)
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(said) => found.mutate(foundInput(said))}
      {...draft.bind}
      initialValues={{ preset: presets[0]?.preset, ...draft.kept }}
    >
      <Form.Item name="preset" label={t('found.preset')}>
        <Radio.Group
          className="choices choices-grid"
          options={presets.map((one) => ({
            value: one.preset,
            label: <Choice title={sayIn(one.name)} text={sayIn(one.about)} />,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('found.name')}
        rules={[{ required: true, whitespace: true, message: t('found.nameMissing') }]}
      >
        <Input autoFocus maxLength={64} placeholder={t('found.nameHint')} />
      </Form.Item>
      {preset && (
        <p className="muted small found-brings">
          {t('found.brings', {
            rules: preset.rules.length,
            cap: preset.cap,
            threshold: t(`threshold.${preset.threshold.kind}`),
          })}
        </p>
      )}
      <Collapse
        ghost
        items={[{ key: 'more', label: t('found.more'), forceRender: true, children: <FoundMore preset={preset} /> }]}
      />
      <div className="form-foot">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={found.isPending}>
          {t('found.submit')}
        </Button>
      </div>
    </Form>
  )
}
