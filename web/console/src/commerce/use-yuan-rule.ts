import { useWords } from '../../../ui/words/index.ts'
import { fenOf } from './fen.ts'

/** Ten million yuan: more is a slip of the hand. */
const mostFen = 1_000_000_000

/** An amount in yuan with at most two decimals; what is missing is another rule's to say. */
export function useYuanRule() {
  const { t } = useWords()
  return {
    validator: async (_: unknown, typed: string | undefined) => {
      if (!typed?.trim()) return
      const fen = fenOf(typed)
      if (fen === null || fen > mostFen) throw new Error(t('shop.yuanWrong'))
    },
  }
}
