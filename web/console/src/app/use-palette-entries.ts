/** Everything the palette can reach: pages, groups, communities, and members of the groups. */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { listMembersEndpoint } from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { questionKey, useAsk } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { Entry } from './palette-matches.ts'
import { places } from './places.ts'

/** People are asked for group by group; more groups than this would be a burden with each letter. */
const groupsSearched = 12

const noCards: readonly Row[] = []

export function usePaletteEntries(open: boolean, asked: string): { entries: Entry[]; searching: boolean } {
  const { t } = useWords()
  const cards = useAsk(listGroupCardsEndpoint, {}, { enabled: open })
  const rows = cards.data?.rows ?? noCards
  const people = usePeople(open && asked.trim().length > 0, asked.trim(), rows)
  const entries = useMemo(() => {
    const pages: Entry[] = [
      ...places.map((place) => ({
        id: place.to,
        kind: 'page' as const,
        name: t(place.word),
        detail: '',
        also: place.to,
      })),
      { id: '/account', kind: 'page', name: t('nav.account'), detail: '', also: '/account' },
    ]
    const groups: Entry[] = rows.map((card) => ({
      id: card.groupId,
      kind: 'group',
      name: card.groupName,
      detail: card.communityName,
    }))
    const communities = new Map(rows.map((card) => [card.communityId, card]))
    const homes: Entry[] = [...communities.values()].map((card) => ({
      id: card.communityId,
      kind: 'community',
      name: card.communityName,
      detail: [card.city, card.interest].filter(Boolean).join(' · '),
    }))
    return [...pages, ...groups, ...homes, ...people.entries]
  }, [rows, people.entries, t])
  return { entries, searching: cards.isLoading || people.searching }
}

type Row = AnswerOf<typeof listGroupCardsEndpoint>['rows'][number]
type Card = { groupId: string; groupName: string; lastMessageAt: string | null }

function usePeople(enabled: boolean, q: string, rows: readonly Card[]) {
  const groups = useMemo(
    () =>
      [...rows].sort((a, b) => (b.lastMessageAt ?? '').localeCompare(a.lastMessageAt ?? '')).slice(0, groupsSearched),
    [rows],
  )
  return useQueries({
    queries: (enabled ? groups : []).map((group) => ({
      queryKey: [...questionKey(listMembersEndpoint), 'palette', group.groupId, q],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask(listMembersEndpoint, { groupId: group.groupId, q, limit: 3 }, { signal }),
      staleTime: 60_000,
    })),
    combine: (answers) => ({
      searching: answers.some((answer) => answer.isLoading),
      entries: answers.flatMap((answer, at) => {
        const group = groups[at]
        if (!group) return []
        return (answer.data?.rows ?? []).map(
          (row): Entry => ({
            id: `${group.groupId}/${row.person.name}`,
            kind: 'person',
            name: row.person.name,
            detail: group.groupName,
          }),
        )
      }),
    }),
  })
}
