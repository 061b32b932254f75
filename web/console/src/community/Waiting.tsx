import { Link } from '@tanstack/react-router'
import { listWaitingEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'

/** The waiting list in its order; it moves by itself when a seat is freed or the cap grows. */
export function Waiting({ groupId, waiting }: { groupId: string; waiting: number }) {
  const { t } = useWords()
  const formats = useFormats()
  const list = useAsk(listWaitingEndpoint, { groupId }, { enabled: waiting > 0 })
  if (waiting === 0) return null
  return (
    <Sheet
      title={t('waiting.title', { count: waiting })}
      beside={
        <Link to="/groups/$groupId/settings" params={{ groupId }}>
          {t('waiting.raiseCap')}
        </Link>
      }
    >
      <Loaded from={list} lines={3}>
        {({ rows }) => (
          <ol className="lines scroll-y" tabIndex={0} aria-label={t('waiting.title', { count: waiting })}>
            {rows.map((row) => (
              <li key={row.person.id} className="line">
                <span className="muted">{row.place}</span>
                <Portrait who={row.person} size={28} />
                <span className="line-body">{row.person.name}</span>
                <span className="muted small">{formats.moment(row.since)}</span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Sheet>
  )
}
