import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { Figure } from '../insight/Figure.tsx'
import type { ChatImport } from './shapes.ts'

/** What the file holds. */
export function ImportCounts({ counts }: { counts: NonNullable<ChatImport['counts']> }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <Sheet title={t('imports.found')}>
      <dl className="figures">
        {(['messages', 'system', 'people', 'media', 'doubtful'] as const).map((name) => (
          <Figure key={name} name={t(`counts.${name}`)} value={formats.exact(counts[name])} />
        ))}
      </dl>
      {counts.first && (
        <p className="muted small">
          {t('counts.range', {
            first: counts.first.replace('T', ' ').slice(0, 16),
            last: (counts.last ?? '').replace('T', ' ').slice(0, 16),
          })}
        </p>
      )}
    </Sheet>
  )
}
