import { Link } from '@tanstack/react-router'
import { Alert, Progress } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { isBusy, progressOf } from './import-steps.ts'
import type { ChatImport } from './shapes.ts'

/** How far the work is; the page may be closed meanwhile. */
export function ImportProgress({ found }: { found: ChatImport }) {
  const { t } = useWords()
  if (found.state === 'paused' || found.state === 'failed') {
    return (
      <Alert
        type="warning"
        showIcon
        title={t(`imports.${found.state}`)}
        description={t('imports.resumeText', { share: progressOf(found.progress) })}
      />
    )
  }
  if (!isBusy(found.state)) return null
  return (
    <Sheet title={t(`importState.${found.state}`)}>
      <Progress percent={progressOf(found.progress)} status="active" aria-label={t(`importState.${found.state}`)} />
      <p className="muted small">{t('imports.mayLeave')}</p>
      {found.groupId && found.state === 'importing' && (
        <Link to="/groups/$groupId/chat" params={{ groupId: found.groupId }}>
          {t('imports.toChat')}
        </Link>
      )}
    </Sheet>
  )
}
