import { useNavigate, useSearch } from '@tanstack/react-router'

/** What is looked for on a page: it stands in the address, survives a reload and can be sent to a colleague. */
export function useLookedFor<S extends Record<string, string | undefined>>(to: string) {
  const asked: object = useSearch({ strict: false })
  const search = onlySaid(asked as S)
  const navigate = useNavigate()
  return {
    search,
    /** Something is looked for, so that nothing found does not mean nothing there. */
    isNarrowed: Object.keys(search).length > 0,
    look: (next: Partial<S>) => void navigate({ to, search: onlySaid({ ...search, ...next }), replace: true }),
    clear: () => void navigate({ to, search: {} }),
  }
}

/** Without the words nobody said. */
export const onlySaid = <S extends object>(said: S): Partial<S> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as Partial<S>
