/** Where an activity is offered: what the rules of each channel say about its kind stands beside the channel. */
import { Checkbox } from 'antd'
import { type Channel, channel, listChannelRulesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useKind } from './kind.ts'
import type { ChannelRuling } from './shapes.ts'

export function ChannelsField() {
  const { t } = useWords()
  const rules = useAsk(listChannelRulesEndpoint, {}, { staleTime: 3_600_000 })
  const { kind } = useKind()
  return (
    <Loaded from={rules} lines={5}>
      {({ rows }) => (
        <Field
          name="channels"
          label={t('activities.channels')}
          rules={[{ type: 'array', min: 1, message: t('activities.noChannel') }]}
        >
          <Channels rulings={rows.filter(({ mechanic }) => mechanic === kind)} />
        </Field>
      )}
    </Loaded>
  )
}

type Words = { rulings: readonly ChannelRuling[]; value?: Channel[]; onChange?: (channels: Channel[]) => void }

function Channels({ rulings, value = [], onChange }: Words) {
  const { t } = useWords()
  const rulingOf = (one: Channel) => rulings.find((row) => row.channel === one)
  const toggle = (one: Channel, isOn: boolean) =>
    onChange?.(channel.options.filter((each) => (each === one ? isOn : value.includes(each))))
  return (
    <ul className="lines">
      {channel.options.map((one) => (
        <li key={one} className="line line-tall">
          <Checkbox
            checked={value.includes(one)}
            disabled={rulingOf(one)?.ruling === 'refused'}
            onChange={(event) => toggle(one, event.target.checked)}
          >
            {t(`channel.${one}`)}
          </Checkbox>
          <Ruling ruling={rulingOf(one)} />
        </li>
      ))}
    </ul>
  )
}

const colours = { allowed: 'tag-brand', changed: 'tag-amber', refused: 'tag-red' }

/** Allowed, allowed in a changed way, or not: and why. */
export function Ruling({ ruling }: { ruling: ChannelRuling | undefined }) {
  const { t, language } = useWords()
  if (!ruling) return null
  return (
    <span className="line-body ruling">
      <span className={`tag ${colours[ruling.ruling]}`}>{t(`ruling.${ruling.ruling}`)}</span>
      {ruling.ruling !== 'allowed' && (
        <small>
          {language === 'en' ? ruling.en : ruling.zh}
          {ruling.duty && ` (${ruling.duty})`}
        </small>
      )}
    </span>
  )
}
