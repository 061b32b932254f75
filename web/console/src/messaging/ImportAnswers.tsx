/** What only a person knows: into which group, in which time zone, how dates and columns are meant. */
import { Form, Select } from 'antd'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { adjustImportEndpoint, readImportEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { questionKey, useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { zoneOptions } from '../app/zones.ts'
import { ColumnsForm } from './ColumnsForm.tsx'
import type { ChatImport } from './shapes.ts'

type Adjustment = Omit<Parameters<ReturnType<typeof useAdjust>['mutate']>[0], 'importId'>

/** Each answer is sent at once; the preview follows it. */
export function useAdjust() {
  const saying = useSaying()
  return useAct(adjustImportEndpoint, {
    onDone: (answer) => client.setQueryData(questionKey(readImportEndpoint, { importId: answer.id }), answer),
    onFailure: saying.failure,
  })
}

export function ImportAnswers({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const adjust = useAdjust()
  const say = (answer: Adjustment) => adjust.mutate({ importId: found.id, ...answer })
  return (
    <Sheet title={t('imports.answers')}>
      <Form layout="vertical" component="div" disabled={adjust.isPending}>
        <div className="fields">
          <Form.Item label={t('imports.intoGroup')} htmlFor="into-group">
            <GroupChoice value={found.groupId} onChange={(groupId) => say({ groupId })} />
          </Form.Item>
          {found.channels.length > 1 && (
            <Form.Item label={t('imports.channel')} htmlFor="channel">
              <Select
                id="channel"
                showSearch
                placeholder={t('imports.allChannels')}
                onChange={(channel: string) => say({ channel })}
                options={found.channels.map((one) => ({ value: one.name, label: `${one.name} (${one.messages})` }))}
              />
            </Form.Item>
          )}
          {found.needsZone && (
            <Form.Item label={t('imports.zone')} htmlFor="zone" extra={t('imports.zoneText')}>
              <Select
                id="zone"
                showSearch
                value={found.zone}
                placeholder={t('imports.zoneChoose')}
                onChange={(zone: string) => say({ zone })}
                options={zoneOptions()}
              />
            </Form.Item>
          )}
          {found.dateOrder && !found.dateOrder.certain && (
            <Form.Item label={t('imports.dateOrder')} htmlFor="date-order" extra={t('imports.dateOrderText')}>
              <Select
                id="date-order"
                value={found.dateOrder.chosen}
                onChange={(dateOrder) => say({ dateOrder })}
                options={(['ymd', 'dmy', 'mdy'] as const).map((order) => ({
                  value: order,
                  label: t(`dateOrder.${order}`),
                }))}
              />
            </Form.Item>
          )}
        </div>
      </Form>
      {found.columns && (
        <ColumnsForm key={found.columns.found.join()} columns={found.columns} onSay={(columns) => say({ columns })} />
      )}
    </Sheet>
  )
}

function GroupChoice({ value, onChange }: { value: string | null; onChange: (groupId: string) => void }) {
  const { t } = useWords()
  const cards = useAsk(listGroupCardsEndpoint, {})
  const open = (cards.data?.rows ?? []).filter((card) => !card.closedAt)
  return (
    <Select
      id="into-group"
      showSearch={{ optionFilterProp: 'label' }}
      loading={cards.isLoading}
      value={value}
      placeholder={t('imports.chooseGroup')}
      onChange={onChange}
      options={open.map((card) => ({ value: card.groupId, label: `${card.groupName} — ${card.communityName}` }))}
    />
  )
}
