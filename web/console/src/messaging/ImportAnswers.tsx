/** What only a person knows: into which group, in which time zone, how dates and columns are meant. */
import { Form, Select } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { optionsOf } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import { zoneOptions } from '../app/zones.ts'
import { ColumnsForm } from './ColumnsForm.tsx'
import { GroupChoice } from './GroupChoice.tsx'
import type { ChatImport } from './shapes.ts'
import { type Adjustment, useAdjust } from './use-adjust.ts'

type Words = { found: ChatImport; onSay: (answer: Adjustment) => void }
const orders = ['ymd', 'dmy', 'mdy'] as const

export function ImportAnswers({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const adjust = useAdjust()
  const say = (answer: Adjustment) => adjust.mutate({ importId: found.id, ...answer })
  const { columns } = found
  return (
    <Sheet title={t('imports.answers')}>
      <Form layout="vertical" component="div" disabled={adjust.isPending}>
        <div className="fields">
          <Form.Item label={t('imports.intoGroup')} htmlFor="into-group">
            <GroupChoice id="into-group" value={found.groupId} onChange={(groupId) => say({ groupId })} />
          </Form.Item>
          {found.channels.length > 1 && <ChannelChoice found={found} onSay={say} />}
          {found.needsZone && <ZoneChoice found={found} onSay={say} />}
          {found.dateOrder && !found.dateOrder.certain && <OrderChoice found={found} onSay={say} />}
        </div>
      </Form>
      {columns && <ColumnsForm key={columns.found.join()} columns={columns} onSay={(said) => say({ columns: said })} />}
    </Sheet>
  )
}

function ChannelChoice({ found, onSay }: Words) {
  const { t } = useWords()
  const options = found.channels.map(({ name, messages }) => ({ value: name, label: `${name} (${messages})` }))
  return (
    <Form.Item label={t('imports.channel')} htmlFor="channel">
      <Select
        id="channel"
        showSearch
        placeholder={t('imports.allChannels')}
        onChange={(channel: string) => onSay({ channel })}
        options={options}
      />
    </Form.Item>
  )
}

function ZoneChoice({ found, onSay }: Words) {
  const { t } = useWords()
  return (
    <Form.Item label={t('imports.zone')} htmlFor="zone" extra={t('imports.zoneText')}>
      <Select
        id="zone"
        showSearch
        value={found.zone}
        placeholder={t('imports.zoneChoose')}
        onChange={(zone: string) => onSay({ zone })}
        options={zoneOptions()}
      />
    </Form.Item>
  )
}

function OrderChoice({ found, onSay }: Words) {
  const { t } = useWords()
  return (
    <Form.Item label={t('imports.dateOrder')} htmlFor="date-order" extra={t('imports.dateOrderText')}>
      <Select
        id="date-order"
        value={found.dateOrder?.chosen ?? null}
        onChange={(dateOrder) => onSay(dateOrder ? { dateOrder } : {})}
        options={optionsOf(orders, (order) => t(`dateOrder.${order}`))}
      />
    </Form.Item>
  )
}
