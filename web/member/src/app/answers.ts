/** What the server answered, kept for all pages. */
import { QueryClient } from '@tanstack/react-query'

export const answers = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, refetchOnWindowFocus: false } },
})
