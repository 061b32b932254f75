/** What happened and what to do, where something could not be shown. */
import { Button } from 'antd'
import { isRefusal, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'

export function Failure({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const { t, language } = useWords()
  const final = isRefusal(failure, 'kernel.not_found') || isRefusal(failure, 'kernel.not_allowed')
  return (
    <div className="empty" role="alert">
      <p>{sayFailure(failure, language)}</p>
      {onRetry && !final && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </div>
  )
}
