/** The cache of answers of this tab. A lost session leads to the sign-in page from wherever it is noticed. */
import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query'
import { isRefusal } from '../../../ui/client.ts'

const whenSignedOut = new Set<() => void>()

/** Tells when the server says that nobody is signed in any more. */
export function onSignedOut(tell: () => void): () => void {
  whenSignedOut.add(tell)
  return () => whenSignedOut.delete(tell)
}

function notice(failure: unknown) {
  if (isRefusal(failure, 'kernel.not_signed_in')) for (const tell of whenSignedOut) tell()
}

export const client = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: { queries: { staleTime: 15_000, refetchOnWindowFocus: true } },
})
