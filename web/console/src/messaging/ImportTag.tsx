import { useWords } from '../../../ui/words/index.ts'
import type { ImportState } from './shapes.ts'

const tones: Record<ImportState, string> = {
  reading: '',
  preview: 'tag-amber',
  refused: 'tag-red',
  importing: '',
  paused: 'tag-amber',
  done: 'tag-brand',
  failed: 'tag-red',
  cancelled: '',
}

export function ImportTag({ state }: { state: ImportState }) {
  const { t } = useWords()
  return <span className={`tag ${tones[state]}`}>{t(`importState.${state}`)}</span>
}
