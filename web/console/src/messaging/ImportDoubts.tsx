import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import type { ChatImport } from './shapes.ts'

/** Lines that were not understood, with their numbers and the text as it stands in the file. */
export function ImportDoubts({ doubtful, all }: { doubtful: ChatImport['doubtful']; all: number }) {
  const { t } = useWords()
  return (
    <Sheet title={t('doubts.title', { count: all })}>
      <p className="lead">{t('doubts.lead')}</p>
      <ol className="lines scroll-y" tabIndex={0} aria-label={t('doubts.title', { count: all })}>
        {doubtful.map((doubt, at) => (
          // A doubtful line may repeat; its place in the list is its only identity.
          <li key={at} className="line line-tall">
            <span className="muted small nowrap">
              {doubt.line === null ? '–' : t('doubts.line', { line: doubt.line })}
            </span>
            <div className="line-body">
              <div className="small">{t(`doubt.${doubt.reason}`, { defaultValue: doubt.reason })}</div>
              <code className="wrap raw">{doubt.raw}</code>
            </div>
          </li>
        ))}
      </ol>
      {all > doubtful.length && <p className="muted small">{t('doubts.first', { count: doubtful.length })}</p>}
    </Sheet>
  )
}
