import { Button, Form, Input, Select } from 'antd'
import { listCommunitiesEndpoint } from '../../../../../server/modules/community/contract.ts'
import {
  listActivitiesEndpoint,
  listWavesEndpoint,
  planWaveEndpoint,
  previewWaveEndpoint,
  type WavePart,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Field } from '../../app/Field.tsx'
import { Sheet } from '../../app/Page.tsx'
import { useFormats } from '../../app/me.tsx'
import { RemoveButton } from '../../app/RemoveButton.tsx'
import { useSaying } from '../../app/use-saying.ts'
import { NumberField } from '../../app/NumberField.tsx'
import { TimeLine } from './TimeLine.tsx'
import { blankWave, type WaveSaid, wordsOfWave } from './wave-said.ts'

const mostSteps = 20

/** A wave is made of activities there are: where, when, one after another; looked at on the time line before it is planned. */
export function WaveForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const [form] = Form.useForm<WaveSaid>()
  const preview = useAct(previewWaveEndpoint, { onFailure: saying.failure })
  const plan = useAct(planWaveEndpoint, {
    refreshes: [listWavesEndpoint],
    onDone: () => {
      saying.done(t('waves.planned'))
      onDone()
    },
    onFailure: saying.failure,
  })
  const look = () => form.validateFields().then((said) => preview.mutate(wordsOfWave(said, formats)), shownAtFields)
  return (
    <Sheet title={t('waves.plan')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={blankWave(formats)}
        onFinish={(said) => plan.mutate(wordsOfWave(said, formats))}
        onValuesChange={() => preview.reset()}
      >
        <Field name="title" label={t('waves.name')} needed>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Where />
        <Steps />
        {preview.data && <TimeLine parts={preview.data.parts as WavePart[]} />}
        <div className="row">
          <Button loading={preview.isPending} onClick={() => void look()}>
            {t('waves.preview')}
          </Button>
          <Button type="primary" htmlType="submit" loading={plan.isPending}>
            {t('waves.save')}
          </Button>
          <Button type="text" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}

/** The fields say what is missing. */
const shownAtFields = () => undefined

function Where() {
  const { t } = useWords()
  const communities = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  return (
    <div className="fields">
      <Field name="communityIds" label={t('waves.communities')} needed>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={communities.map(({ id, name }) => ({ value: id as string, label: name }))}
        />
      </Field>
      <Field name="startsAt" label={t('waves.startsAt')} needed>
        <Input type="datetime-local" />
      </Field>
      <NumberField
        name="staggerHours"
        label={t('waves.stagger')}
        extra={t('waves.staggerText')}
        min={0}
        max={720}
        digits={2}
      />
    </div>
  )
}

const kindsOfWaves = new Set<string>(['group_buy', 'bargain', 'flash_sale', 'bundle'])

function Steps() {
  const { t } = useWords()
  const activities = useAsk(listActivitiesEndpoint, { limit: 100 }).data?.rows ?? []
  const models = activities.filter(({ kind }) => kindsOfWaves.has(kind))
  return (
    <Form.List name="steps">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="fields wave-step">
              <Form.Item
                name={[name, 'activityId']}
                label={t('waves.model', { place: name + 1 })}
                extra={models.length === 0 ? t('waves.noModels') : null}
                rules={[{ required: true, message: t('activities.wrong.missing') }]}
              >
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={models.map(({ id, title, kind }) => ({
                    value: id as string,
                    label: `${title} · ${t(`activityKind.${kind}`)}`,
                  }))}
                />
              </Form.Item>
              <NumberField
                name={[name, 'afterHours']}
                label={t('waves.after')}
                min={0}
                max={8760}
                digits={2}
                suffix={t('waves.hours')}
              />
              <NumberField
                name={[name, 'hours']}
                label={t('waves.lasts')}
                needed
                min={1}
                max={2160}
                digits={2}
                suffix={t('waves.hours')}
              />
              {fields.length > 1 && (
                <RemoveButton label={t('waves.removeStep', { place: name + 1 })} onRemove={() => remove(name)} />
              )}
            </div>
          ))}
          {fields.length < mostSteps && (
            <p className="lead">
              <Button size="small" onClick={() => add({ afterHours: 24 * fields.length, hours: 24 })}>
                {t('waves.addStep')}
              </Button>
            </p>
          )}
        </>
      )}
    </Form.List>
  )
}
