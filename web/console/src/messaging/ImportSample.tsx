import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import type { ChatImport } from './shapes.ts'

/** The first messages as they were understood: a wrong zone or column shows here. */
export function ImportSample({ sample }: { sample: ChatImport['sample'] }) {
  const { t } = useWords()
  return (
    <Sheet title={t('imports.sample')}>
      <ol className="lines sample scroll-y" tabIndex={0} aria-label={t('imports.sample')}>
        {sample.map((line, at) => (
          // Sample lines have no id of their own.
          <li key={at} className="line line-tall">
            <time className="muted small nowrap">{line.at.replace('T', ' ').slice(0, 16)}</time>
            <p className={line.kind === 'system' ? 'line-body muted wrap' : 'line-body wrap'}>
              {line.sender && <b>{line.sender} </b>}
              {line.text}
            </p>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
