import { middleCut } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'

/** An account in words: its kind, and whose it is. */
export function useAccountName(): (code: string) => string {
  const { t } = useWords()
  return (code) => {
    const [kind = '', of] = code.split('/')
    const name = t(`accountKind.${kind}`, { defaultValue: kind })
    if (!of) return name
    return `${name} · ${t(`provider.${of}`, { defaultValue: middleCut(of, 14) })}`
  }
}
