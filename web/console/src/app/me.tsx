/** Who looks at the console, and how numbers and times are written for them. */
import { createContext, use, useMemo } from 'react'
import { type Formats, formatsFor } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { readMeEndpoint } from '../../../../server/modules/identity/contract.ts'

export type Me = AnswerOf<typeof readMeEndpoint>
export const MeContext = createContext<Me | null>(null)

/** The signed-in operator; only below the shell. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe outside of the shell')
  return me
}

/** Formats in the reader's language and the tenant's zone. */
export function useFormats(): Formats {
  const { language } = useWords()
  const zone = use(MeContext)?.tenant.zone ?? 'Asia/Shanghai'
  return useMemo(() => formatsFor(language, zone), [language, zone])
}

/** Whether my seat allows what owners and admins may do. */
export function mayAdminister(me: Me): boolean {
  return me.person.staffRole === 'owner' || me.person.staffRole === 'admin'
}
