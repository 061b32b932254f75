import { Link } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { cancelEntryEndpoint, listRelayEntriesEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAskPages } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Empty } from '../../app/Empty.tsx'
import { LongList } from '../../app/LongList.tsx'
import { useFormats } from '../../app/me.tsx'
import { useSaying } from '../../app/use-saying.ts'
import { changedByEntries, type Relay, type RelayEntry } from './shapes.ts'

/** Entries by number, cancelled ones with theirs, then those who wait. */
export function RelayEntries({ relay: { activityId } }: { relay: Relay }) {
  const { t } = useWords()
  const pages = useAskPages(listRelayEntriesEndpoint, { activityId })
  const [ending, setEnding] = useState<RelayEntry | null>(null)
  return (
    <section>
      <h3>{t('relay.list')}</h3>
      <LongList
        pages={pages}
        lines={4}
        none={<Empty title={t('entries.relay.none')} text={t('activities.noEntries')} />}
      >
        {(rows) => (
          <ol className="lines relay-entries">
            {rows.map((entry) => (
              <EntryLine key={entry.id} entry={entry} onCancel={() => setEnding(entry)} />
            ))}
          </ol>
        )}
      </LongList>
      {ending && <CancelDialog entry={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function EntryLine({ entry, onCancel }: { entry: RelayEntry; onCancel: () => void }) {
  const { t } = useWords()
  const { money } = useFormats()
  const { no, place, lot, name, state, lines, totalFen, note, orderId, may } = entry
  return (
    <li className={`line ${state === 'cancelled' ? 'is-off' : ''}`}>
      <b className="relay-no">{no ?? (place === null ? t('relay.lot', { lot }) : t('relay.place', { place }))}</b>
      <div className="line-body wrap">
        {name}
        <small>
          {lines.map((line) => `${line.name}×${line.quantity}`).join(' ')}
          {totalFen > 0 && ` · ${money(totalFen)}`}
          {note && ` · ${note}`}
        </small>
      </div>
      {state !== 'entered' && (
        <span className={`tag ${state === 'cancelled' ? '' : 'tag-amber'}`}>{t(`entryState.${state}`)}</span>
      )}
      {orderId && (
        <Link to="/shop/orders/$orderId" params={{ orderId }}>
          {t('activities.order')}
        </Link>
      )}
      {may.includes('cancel') && (
        <Button size="small" aria-label={t('relay.cancelOf', { name })} onClick={onCancel}>
          {t('relay.cancel')}
        </Button>
      )}
    </li>
  )
}

/** The number stays; whoever is cancelled reads the reason. */
function CancelDialog({ entry, onClose }: { entry: RelayEntry; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [why, setWhy] = useState('')
  const cancel = useAct(cancelEntryEndpoint, {
    refreshes: changedByEntries,
    onDone: onClose,
    onFailure: saying.failure,
  })
  return (
    <Modal
      open
      title={t('relay.cancelTitle', { no: entry.no ?? '', name: entry.name })}
      okText={t('relay.cancel')}
      okButtonProps={{ danger: true, disabled: why.trim() === '' }}
      confirmLoading={cancel.isPending}
      onOk={() => cancel.mutate({ entryId: entry.id, why })}
      onCancel={onClose}
    >
      <p>{t(entry.paidAt ? 'relay.cancelPaid' : 'relay.cancelText')}</p>
      <Input
        aria-label={t('relay.why')}
        placeholder={t('relay.why')}
        maxLength={200}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Modal>
  )
}
