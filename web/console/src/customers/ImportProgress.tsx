import { Alert, Progress } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { isBusy, shareOf } from './import-steps.ts'
import type { CustomerImport } from './shapes.ts'

/** How far the work is; the page may be closed meanwhile. */
export function ImportProgress({ found }: { found: CustomerImport }) {
  const { t, language } = useWords()
  const { state, progress, refusal } = found
  if (state === 'stopped' || state === 'failed') {
    const why = refusal ? (language === 'en' ? refusal.en : refusal.zh) : ''
    return (
      <Alert
        type="warning"
        showIcon
        title={t(state === 'stopped' ? 'imports.paused' : 'imports.failed')}
        description={`${why} ${t('imports.resumeText', { share: shareOf(progress) })}`}
      />
    )
  }
  if (!isBusy(state)) return null
  return (
    <Sheet title={t(`customerImportState.${state}`)}>
      <Progress percent={shareOf(progress)} status="active" aria-label={t(`customerImportState.${state}`)} />
      <p className="muted small">{t('customerImports.mayLeave')}</p>
    </Sheet>
  )
}
