import { useWords } from '../../../ui/words/index.ts'
import type { ImportState } from './shapes.ts'

const tones: Record<ImportState, string> = {
  reading: '',
  preview: 'tag-amber',
  refused: 'tag-red',
  running: '',
  stopped: 'tag-amber',
  failed: 'tag-red',
  done: 'tag-brand',
  undoing: '',
  undone: '',
  discarded: '',
}

export function ImportTag({ state }: { state: ImportState }) {
  const { t } = useWords()
  return <span className={`tag ${tones[state]}`}>{t(`customerImportState.${state}`)}</span>
}
