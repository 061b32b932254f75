/** An export back into this space while it is empty, and how far it is. */
import { Alert, Progress } from 'antd'
import { listRestorationsEndpoint } from '../../../../server/modules/archive/contract.ts'
import { useEffect, useRef } from 'react'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { RestoreDrop } from './RestoreDrop.tsx'
import type { Restoration } from './shapes.ts'

const lookAgainMs = 1500
const isUnderway = ({ state }: Restoration) => state !== 'done' && state !== 'failed'

export function RestorePanel() {
  const { t } = useWords()
  const restorations = useAsk(
    listRestorationsEndpoint,
    {},
    { refetchInterval: ({ state }) => (state.data?.rows.some(isUnderway) ? lookAgainMs : false) },
  )
  useAllAnew(restorations.data?.rows[0])
  return (
    <Sheet title={t('restore.title')}>
      <p className="lead">{t('restore.text')}</p>
      <Loaded from={restorations} lines={2}>
        {({ rows: [newest], possible }) => (
          <>
            {newest && <Standing found={newest} />}
            {possible && !(newest && isUnderway(newest)) && <RestoreDrop />}
            {!possible && !newest && <p className="muted small">{t('restore.full')}</p>}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

/** Once everything is back, nothing that was shown before is true any more. */
function useAllAnew(newest: Restoration | undefined) {
  const before = useRef<Restoration['state']>(undefined)
  useEffect(() => {
    const isBack = newest?.state === 'done' && before.current !== undefined && before.current !== 'done'
    before.current = newest?.state ?? 'waiting'
    if (isBack) void client.invalidateQueries()
  }, [newest?.state])
}

function Standing({ found }: { found: Restoration }) {
  const { t, language } = useWords()
  const { state, progress, refusal } = found
  if (state === 'failed')
    return (
      <Alert
        type="error"
        showIcon
        title={t('restoreState.failed')}
        description={language === 'en' ? refusal?.en : refusal?.zh}
      />
    )
  if (state === 'done') return <Done found={found} />
  const { written, total } = progress
  return (
    <div role="status">
      <p>
        {t(`restoreState.${state}`)} <What found={found} />
      </p>
      <Progress
        percent={total > 0 ? Math.floor((written / total) * 100) : 0}
        status="active"
        aria-label={t('restore.progress', { written, total })}
      />
    </div>
  )
}

function Done({ found }: { found: Restoration }) {
  const { t } = useWords()
  const { report } = found
  if (!report) return null
  const { rows, files, missing, addresses } = report
  return (
    <div role="status">
      <p>
        <span className="tag tag-brand">{t('restoreState.done')}</span> <What found={found} />
      </p>
      <p>{t('restore.report', { rows, files })}</p>
      {missing > 0 && <p className="muted small">{t('restore.missing', { count: missing })}</p>}
      {!addresses && <p className="muted small">{t('restore.noAddresses')}</p>}
    </div>
  )
}

function What({ found: { of, fileName } }: { found: Restoration }) {
  const { t } = useWords()
  const formats = useFormats()
  return <>{of ? t('restore.of', { name: of.name, at: formats.moment(of.takenAt) }) : fileName}</>
}
