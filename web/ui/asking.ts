/** React hooks over the typed client: `useAsk` reads, `useAct` writes, `useAskPages` reads long lists. */
import {
  keepPreviousData,
  type UseQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { AnswerOf, Endpoint, InputOf } from '../../server/kernel/contract.ts'
import { ask, Offline, Refusal } from './client.ts'

type Failure = Refusal | Offline | Error
export type UseAskOptions<A> = Omit<UseQueryOptions<A, Failure, A>, 'queryKey' | 'queryFn'>

/** The cache key of a question; all questions to one endpoint start with its name. */
export const questionKey = (endpoint: Endpoint, input?: unknown) =>
  input === undefined ? [endpoint.name] : [endpoint.name, input]

/** A refusal will be the same next time; only an unreachable or faulty server is asked again. */
export function isWorthRetrying(times: number, failure: Error): boolean {
  if (failure instanceof Refusal) return failure.status >= 500 && times < 2
  return failure instanceof Offline && times < 3
}

/** Reads an endpoint and keeps its answer. */
export function useAsk<E extends Endpoint>(endpoint: E, input: InputOf<E>, options: UseAskOptions<AnswerOf<E>> = {}) {
  return useQuery<AnswerOf<E>, Failure>({
    queryKey: questionKey(endpoint, input),
    queryFn: ({ signal }) => ask(endpoint, input, { signal }),
    retry: isWorthRetrying,
    ...options,
  })
}

type Page = { rows: readonly unknown[]; next: string | null }
type PagedEndpoint<E> = AnswerOf<E> extends Page ? E : never

/**
 * Reads a long list page by page (`pageOf` endpoints); `fetchNextPage` reads on. With `keepsEarlier`, an answer to what was
 * asked before stays while another question is on its way.
 */
export function useAskPages<E extends Endpoint>(
  endpoint: E & PagedEndpoint<E>,
  input: InputOf<E>,
  { enabled = true, keepsEarlier = false } = {},
) {
  return useInfiniteQuery<AnswerOf<E>, Failure, { pages: AnswerOf<E>[] }, unknown[], string | null>({
    queryKey: [...questionKey(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask<E>(endpoint, (pageParam ? { ...(input as object), after: pageParam } : input) as InputOf<E>, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => (last as Page).next,
    retry: isWorthRetrying,
    enabled,
    ...(keepsEarlier ? { placeholderData: keepPreviousData } : {}),
  })
}

type UseActOptions<E> = {
  /** Questions whose answers this write changes. */
  refreshes?: readonly Endpoint[]
  onDone?: (answer: AnswerOf<E>, input: InputOf<E>) => void
  onFailure?: (failure: Failure, input: InputOf<E>) => void
}

/**
 * Writes by an endpoint and refreshes what it changes. When the server could not be reached, the same input
 * again carries the same idempotency key, so that pressing twice writes once.
 */
export function useAct<E extends Endpoint>(endpoint: E, options: UseActOptions<E> = {}) {
  const mutation = useWrite(endpoint, options)
  return {
    ...mutation,
    /**
     * Writes and answers, or answers null once `onFailure` has told why. Unlike callbacks given to `mutate`, what
     * follows happens also when the line that was pressed is gone from the page by then.
     */
    run: (input: InputOf<E>): Promise<AnswerOf<E> | null> => mutation.mutateAsync(input).catch(() => null),
  }
}

function useWrite<E extends Endpoint>(endpoint: E, options: UseActOptions<E>) {
  const client = useQueryClient()
  const unsure = useRef<{ input: string; key: string } | null>(null)
  return useMutation<AnswerOf<E>, Failure, InputOf<E>>({
    mutationFn: async (input) => {
      const said = JSON.stringify(input)
      const key = unsure.current?.input === said ? unsure.current.key : crypto.randomUUID()
      unsure.current = { input: said, key }
      const answer = await ask(endpoint, input, { key }).catch((failure) => {
        if (!(failure instanceof Offline)) unsure.current = null
        throw failure
      })
      unsure.current = null
      return answer
    },
    onSuccess: async (answer, input) => {
      options.onDone?.(answer, input)
      await Promise.all((options.refreshes ?? []).map((one) => client.invalidateQueries({ queryKey: [one.name] })))
    },
    onError: (failure, input) => options.onFailure?.(failure, input),
  })
}
