/** Everything the palette can reach: pages, groups, communities, and people in the groups. */
import { useMemo } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { searchPeopleEndpoint } from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { Entry } from './palette-matches.ts'
import { mayAdminister, useMe } from './me.tsx'
import { places, shopPlaces } from './places.ts'

/** More than the palette shows, so that its own order has a choice. */
const mostPeople = 20
/** Nobody's name is longer, and no longer question is allowed. */
const longestName = 64

type Row = AnswerOf<typeof listGroupCardsEndpoint>['rows'][number]
type PersonFound = AnswerOf<typeof searchPeopleEndpoint>['rows'][number]
const noCards: readonly Row[] = []
const noPeople: readonly PersonFound[] = []

export function usePaletteEntries(open: boolean, asked: string): { entries: Entry[]; searching: boolean } {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  const q = asked.trim()
  // The groups spoken in last are at hand at once; what is typed is looked for among all.
  const latest = useAsk(listGroupCardsEndpoint, { sort: 'last', down: 'true' }, { enabled: open })
  const wanted = {
    q: q.slice(0, longestName),
    scattered: 'true',
    closed: 'true',
    sort: 'last',
    down: 'true',
    limit: 20,
  } as const
  const found = useAsk(listGroupCardsEndpoint, wanted, { enabled: open && q.length > 0, staleTime: 60_000 })
  const rows = useMemo(
    () => distinct([...(found.data?.rows ?? noCards), ...(latest.data?.rows ?? noCards)]),
    [found.data, latest.data],
  )
  const people = usePeople(open && q.length > 0, q)
  const entries = useMemo(() => {
    const pages: Entry[] = [
      ...places.map((place) => ({
        id: place.to,
        kind: 'page' as const,
        name: t(place.word),
        detail: '',
        also: place.to,
      })),
      ...shopPlaces
        .filter(({ decider }) => decides || !decider)
        .map(({ to, word }) => ({ id: to, kind: 'page' as const, name: t(word), detail: t('nav.shop'), also: to })),
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
  }, [rows, people.entries, decides, t])
  return { entries, searching: latest.isLoading || found.isLoading || people.searching }
}

const distinct = (cards: readonly Row[]): Row[] => [...new Map(cards.map((card) => [card.groupId, card])).values()]

/** One entry for each person, leading to the first of their groups. */
function usePeople(enabled: boolean, q: string) {
  const found = useAsk(
    searchPeopleEndpoint,
    { q: q.slice(0, longestName), limit: mostPeople },
    { enabled, staleTime: 60_000 },
  )
  const people = found.data?.rows ?? noPeople
  const entries = useMemo(() => people.flatMap(entryOf), [people])
  return { searching: found.isLoading, entries }
}

function entryOf({ person, groups }: PersonFound): Entry[] {
  const [home] = groups
  if (!home) return []
  const detail = groups.map(({ name }) => name).join(' · ')
  return [{ id: `${home.id}/${person.id}`, kind: 'person', name: person.name, detail }]
}
