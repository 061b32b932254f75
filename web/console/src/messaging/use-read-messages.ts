/** Pages of a chat in both directions, around a message or from the newest. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listMessagesEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { isWorthRetrying, questionKey } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import type { MessagePage } from './shapes.ts'

type Place = { before?: string; after?: string; around?: string }

export function useReadMessages(groupId: string, jump: string | null) {
  const first: Place = jump ? { around: jump } : {}
  const query = useInfiniteQuery({
    queryKey: [...questionKey(listMessagesEndpoint, { groupId }), jump ?? 'newest'],
    queryFn: ({ pageParam, signal }) => ask(listMessagesEndpoint, { groupId, limit: 60, ...pageParam }, { signal }),
    initialPageParam: first,
    getPreviousPageParam: (page: MessagePage): Place | undefined =>
      page.older && page.rows[0] ? { before: page.rows[0].id } : undefined,
    getNextPageParam: (page: MessagePage): Place | undefined => {
      const last = page.rows.at(-1)
      return page.newer && last ? { after: last.id } : undefined
    },
    retry: isWorthRetrying,
    // Someone who looks in sees what is new without a line of their own.
    refetchInterval: jump ? false : 15_000,
  })
  const shown = useMemo(() => shownOf(query.data?.pages ?? []), [query.data])
  return { query, shown }
}

function shownOf(pages: readonly MessagePage[]) {
  const people = Object.fromEntries(pages.flatMap((page) => page.beside.people.map((person) => [person.id, person])))
  const quoted = Object.fromEntries(pages.flatMap((page) => page.beside.quoted.map((message) => [message.id, message])))
  return { messages: pages.flatMap((page) => page.rows), people, quoted }
}
