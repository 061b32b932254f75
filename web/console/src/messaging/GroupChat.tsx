/** 聊天: read along, search, jump to what was found, and speak where I am a member. */
import './chat.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SyncProvider } from '../../../ui/sync/react.ts'
import { useMe } from '../app/me.tsx'
import { useGroup } from '../community/group-context.tsx'
import { ChatSearch } from './ChatSearch.tsx'
import { LiveChat } from './LiveChat.tsx'
import { ReadChat } from './ReadChat.tsx'

type Search = { message?: string; q?: string }

export function GroupChat() {
  const group = useGroup()
  const me = useMe()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const go = (next: Search) =>
    navigate({ to: '/groups/$groupId/chat', params: { groupId: group.id }, search: next, resetScroll: false })
  const jump = search.message ?? null
  return (
    <div className="chat-page">
      <section className="sheet chat-sheet">
        {group.myRole ? (
          <SyncProvider key={me.person.id} me={me.person.id}>
            <LiveChat
              group={group}
              jump={jump}
              onJumped={() => void go({})}
              onJump={(message) => void go({ message })}
            />
          </SyncProvider>
        ) : (
          <ReadChat
            key={jump ?? 'newest'}
            groupId={group.id}
            jump={jump}
            onJump={(message) => void go({ message })}
            onNewest={() => void go({})}
          />
        )}
      </section>
      <ChatSearch groupId={group.id} asked={search.q ?? ''} onJump={(message) => void go({ ...search, message })} />
    </div>
  )
}
