import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { Figure } from '../insight/Figure.tsx'
import type { CustomerImport } from './shapes.ts'

const foreseen = ['rows', 'created', 'matched', 'conflict', 'doubtful', 'invalid', 'skipped'] as const
const reported = ['created', 'updated', 'matched', 'conflict', 'doubtful', 'invalid', 'skipped'] as const
const taken = ['removed', 'restored', 'kept'] as const

/** What would come of it, or what came of it. */
export function ImportFigures({ found }: { found: CustomerImport }) {
  const { t } = useWords()
  const formats = useFormats()
  const { report, undone, counts, id: importId } = found
  const beside = report && found.state !== 'undone' && (
    <Link to="/customers" search={{ importId }}>
      {t('customerImports.toCustomers')}
    </Link>
  )
  const names = report ? reported : foreseen
  const values: Record<string, number> = { ...counts, ...report }
  if (!report && !counts) return null
  return (
    <Sheet title={t(report ? 'customerImports.report' : 'customerImports.foreseen')} beside={beside}>
      <dl className="figures">
        {names.map((name) => (
          <Figure key={name} name={t(`customerCount.${name}`)} value={formats.exact(values[name] ?? 0)} />
        ))}
      </dl>
      {undone && found.state === 'undone' && (
        <>
          <h3 className="undone-title">{t('customerImports.undoReport')}</h3>
          <dl className="figures">
            {taken.map((name) => (
              <Figure key={name} name={t(`undoOutcome.${name}`)} value={formats.exact(undone[name])} />
            ))}
          </dl>
        </>
      )}
    </Sheet>
  )
}
