import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  listMySessionsEndpoint,
  revokeOtherSessionsEndpoint,
  revokeSessionEndpoint,
} from '../../../../server/modules/identity/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { sayDevice } from '../../../ui/devices.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { toast } from '../app/toast.ts'

type SessionRow = AnswerOf<typeof listMySessionsEndpoint>['rows'][number]

/** Where I am signed in; each can be ended from here. */
export function SessionsSection() {
  const { t } = useWords()
  const sessions = useAsk(listMySessionsEndpoint, {})
  return (
    <section className="panel">
      <h2>{t('me.sessions')}</h2>
      <Answered from={sessions} rows={2}>
        {({ rows }) => <Sessions rows={rows} />}
      </Answered>
    </section>
  )
}

function Sessions({ rows }: { rows: readonly SessionRow[] }) {
  const { t, language } = useWords()
  const onFailure = (failure: unknown) => toast(sayFailure(failure, language), 'failed')
  const one = useAct(revokeSessionEndpoint, { refreshes: [listMySessionsEndpoint], onFailure })
  const others = useAct(revokeOtherSessionsEndpoint, {
    refreshes: [listMySessionsEndpoint],
    onFailure,
    onDone: ({ ended }) => toast(t('me.othersEnded', { count: ended })),
  })
  return (
    <>
      <ul className="sessions">
        {rows.map((row) => (
          <Row key={row.id} row={row} end={() => one.mutate({ sessionId: row.id })} isBusy={one.isPending} />
        ))}
      </ul>
      {rows.length > 1 ? (
        <button type="button" className="text-button" disabled={others.isPending} onClick={() => others.mutate({})}>
          {t('me.endOthers')}
        </button>
      ) : null}
    </>
  )
}

function Row({ row, end, isBusy }: { row: SessionRow; end: () => void; isBusy: boolean }) {
  const { t } = useWords()
  const { moment } = useFormats()
  return (
    <li className="panel-line">
      <span className="row-words">
        <span>{sayDevice(row.device) || t('me.someDevice')}</span>
        <span className="faint">
          {[row.place, row.current ? t('me.thisDevice') : t('me.seen', { at: moment(row.seenAt) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {row.current ? null : (
        <button type="button" className="text-button" disabled={isBusy} onClick={end}>
          {t('me.endSession')}
        </button>
      )}
    </li>
  )
}
