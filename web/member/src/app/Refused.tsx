import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'

/** Why what was sent was refused, above the button that sends it again. */
export function Refused({ failure }: { failure: unknown }) {
  const { language } = useWords()
  if (!failure) return null
  return (
    <p className="field-problem" role="alert">
      {sayFailure(failure, language)}
    </p>
  )
}
