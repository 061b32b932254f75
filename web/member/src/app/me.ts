import { createContext, useContext, useMemo } from 'react'
import type { Me } from '../../../../server/modules/identity/contract.ts'
import { formatsFor } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'

export const MeContext = createContext<Me | null>(null)

/** The signed-in person. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe needs a signed-in person')
  return me
}

/** Numbers and moments in my language and the tenant's zone. */
export function useFormats() {
  const { language } = useWords()
  const zone = useContext(MeContext)?.tenant.zone
  return useMemo(() => formatsFor(language, zone), [language, zone])
}
