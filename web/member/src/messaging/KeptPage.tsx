import { useInfiniteQuery } from '@tanstack/react-query'
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { listMessagesEndpoint, type Message } from '../../../../server/modules/messaging/contract.ts'
import { ask } from '../../../ui/client.ts'
import type { PersonName } from '../../../ui/sync/chat-view.ts'
import type { MessagePage } from '../../../ui/sync/pages.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { KeptRow } from './KeptRow.tsx'
import { MoreBelow } from '../app/MoreBelow.tsx'
import './chat.css'
import './contents.css'

type Only = 'pinned' | 'digest' | 'announcement' | 'files'
const kinds: readonly string[] = ['pinned', 'digest', 'announcement', 'files'] satisfies Only[]

/** What a group keeps: 精华, announcements, files. Newest first. */
export default function KeptPage({ params }: PageProps) {
  const { t } = useWords()
  const groupId = params.groupId as GroupId
  const only = (kinds.includes(params.only ?? '') ? params.only : 'digest') as Only
  const pages = useInfiniteQuery({
    queryKey: [listMessagesEndpoint.name, groupId, only],
    queryFn: async ({ pageParam }) => {
      const where = pageParam ? { before: pageParam } : {}
      return ask(listMessagesEndpoint, { groupId, only, limit: 30, ...where })
    },
    initialPageParam: '',
    getNextPageParam: (last) => (last.older ? last.rows[0]?.id : undefined),
  })
  const rows = pages.data?.pages.flatMap((page) => [...page.rows].reverse()) ?? []
  const people = peopleOf(pages.data?.pages ?? [])
  return (
    <Page title={t(`kept.${only}`)} back={`/g/${groupId}/info`}>
      {pages.isPending ? <Skeleton rows={6} /> : null}
      {pages.error && rows.length === 0 ? <Failure failure={pages.error} again={() => void pages.refetch()} /> : null}
      {pages.data && rows.length === 0 ? <Empty text={t(`kept.none.${only}`)} /> : null}
      <ul className="rows">
        {rows.map((message: Message) => (
          <KeptRow key={message.id} message={message} people={people} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </Page>
  )
}

function peopleOf(pages: readonly MessagePage[]): Record<string, PersonName> {
  return Object.fromEntries(pages.flatMap((page) => page.beside.people).map((person) => [person.id, person]))
}
