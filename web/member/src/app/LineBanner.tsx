import { useLine } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from './Icon.tsx'

/** Says when the line to the server is down; appears late, so that a short blink is not news. */
export function LineBanner() {
  const { t } = useWords()
  const line = useLine()
  return (
    <div role="status" aria-live="polite">
      {line === 'online' ? null : (
        <p className={`line-banner line-${line}`}>
          <Icon name="offline" size={16} />
          {t(`line.${line}`)}
        </p>
      )}
    </div>
  )
}
