import { useWords } from '../../../ui/words/index.ts'
import type { ImportedRow } from './shapes.ts'

const tones: Record<ImportedRow['outcome'], string> = {
  created: 'tag-brand',
  updated: 'tag-brand',
  matched: '',
  skipped: '',
  conflict: 'tag-red',
  invalid: 'tag-red',
}

export function OutcomeTag({ outcome }: { outcome: ImportedRow['outcome'] }) {
  const { t } = useWords()
  return <span className={`tag ${tones[outcome]}`}>{t(`rowOutcome.${outcome}`)}</span>
}
