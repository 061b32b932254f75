import { Button } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  listMySessionsEndpoint,
  revokeOtherSessionsEndpoint,
  revokeSessionEndpoint,
} from '../../../../server/modules/identity/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { sayDevice } from '../../../ui/devices.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'

type Row = AnswerOf<typeof listMySessionsEndpoint>['rows'][number]

/** Where I am signed in, and how to end it there. */
export function MySessions() {
  const { t } = useWords()
  const saying = useSaying()
  const sessions = useAsk(listMySessionsEndpoint, {})
  const endOthers = useAct(revokeOtherSessionsEndpoint, {
    refreshes: [listMySessionsEndpoint],
    onDone: ({ ended }) => saying.done(t('account.ended', { count: ended })),
    onFailure: saying.failure,
  })
  return (
    <Sheet title={t('account.sessions')}>
      <Loaded from={sessions} lines={3}>
        {({ rows }) => (
          <>
            <ul className="lines">
              {rows.map((row) => (
                <SessionRow key={row.id} row={row} />
              ))}
            </ul>
            {rows.length > 1 && (
              <Button onClick={() => endOthers.mutate({})} loading={endOthers.isPending}>
                {t('account.endOthers')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function SessionRow({ row }: { row: Row }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const end = useAct(revokeSessionEndpoint, { refreshes: [listMySessionsEndpoint], onFailure: saying.failure })
  return (
    <li className="line">
      <div className="line-body">
        <b title={row.device}>{sayDevice(row.device) || t('account.someDevice')}</b>{' '}
        {row.current && <span className="tag tag-brand">{t('account.here')}</span>}
        <div className="muted small">
          {[row.place, t('account.seenAt', { at: formats.moment(row.seenAt) })].filter(Boolean).join(' · ')}
        </div>
      </div>
      {!row.current && (
        <Button type="text" onClick={() => end.mutate({ sessionId: row.id })} loading={end.isPending}>
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
