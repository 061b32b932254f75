import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { fenOf } from '../commerce/fen.ts'
import type { Good } from './good.ts'

/** No “reduction” is dearer than the shelf. */
export function useShelfRule() {
  const { t } = useWords()
  const { money } = useFormats()
  return (good: Good | undefined) => ({
    validator: async (_: unknown, typed: string | undefined) => {
      const fen = fenOf(typed ?? '')
      if (good && fen !== null && fen > good.shelfFen)
        throw new Error(t('activities.wrong.aboveShelf', { price: money(good.shelfFen) }))
    },
  })
}
