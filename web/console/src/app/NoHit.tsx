import { Button } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from './Empty.tsx'

/** Nothing meets what was looked for; one press shows everything again. */
export function NoHit({ onClear }: { onClear: () => void }) {
  const { t } = useWords()
  return (
    <Empty title={t('field.noHit')}>
      <Button onClick={onClear}>{t('field.clear')}</Button>
    </Empty>
  )
}
