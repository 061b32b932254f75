import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { fenOf } from './fen.ts'

/** Ten million yuan: more is a slip of the hand. */
const mostFen = 1_000_000_000

/** An amount in yuan with at most two decimals; what is missing is another rule's to say. */
export function useYuanRule() {
  const { t } = useWords()
  const { money } = useFormats()
  return {
    validator: async (_: unknown, typed: string | undefined) => {
      if (!typed?.trim()) return
      const fen = fenOf(typed)
      if (fen === null) throw new Error(t('shop.yuanWrong'))
      if (fen > mostFen) throw new Error(t('form.most', { most: money(mostFen) }))
    },
  }
}
