import { useDeferredValue, useEffect, useRef } from 'react'
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { sayFailure } from '../../../ui/client.ts'
import { refusalOf } from '../../../ui/sync/ask.ts'
import { shownPending } from '../../../ui/sync/pending.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { PageHead } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { usePlace } from '../app/router.ts'
import { useWide } from '../app/wide.ts'
import { RulesGate } from '../community/RulesGate.tsx'
import { Arrivals } from './Arrivals.tsx'
import { ChatBars } from './ChatBars.tsx'
import { ChatRoom } from './ChatRoom.tsx'
import { useDesk } from './chat-desk.ts'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { useChatDesk, useGroupName } from './use-chat-desk.ts'

/** A group's chat. */
export default function ChatPage({ params }: PageProps) {
  const { desk, chosen, writing, target, closeMenu, doneWriting, reached } = useChatDesk(params.groupId as GroupId)
  const { chat, group } = desk
  useJumpFromAddress(desk.acts.jump, chat.view !== null)
  return (
    <ChatRoom desk={desk}>
      <ChatHead />
      <WholeChat target={target} reached={reached} />
      {group ? <RulesGate communityId={group.communityId} groupId={desk.groupId} /> : null}
      {chat.view ? <Composer place={desk.groupId} topicId={null} writing={writing} doneWriting={doneWriting} /> : null}
      {chosen ? <MessageMenu message={chosen} close={closeMenu} /> : null}
    </ChatRoom>
  )
}

/** Search hits and links lead to `/g/…?m=message`. */
function useJumpFromAddress(jump: (messageId: string) => void, isReady: boolean) {
  const wanted = usePlace().query.get('m')
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (!wanted || !isReady || done.current === wanted) return
    done.current = wanted
    jump(wanted)
  }, [wanted, isReady, jump])
}

function ChatHead() {
  const { t } = useWords()
  const desk = useDesk()
  const { name, under } = useGroupName(desk)
  const isWide = useWide()
  useEffect(() => {
    document.title = `${name} · 群落`
  }, [name])
  const about = (
    <>
      {desk.group ? (
        <Link to={`/c/${desk.group.communityId}/shop`} className="icon-button" aria-label={t('group.shop')}>
          <Icon name="shop" />
        </Link>
      ) : null}
      <Link to={`/g/${desk.groupId}/info`} className="icon-button" aria-label={t('group.title')}>
        <Icon name="more" />
      </Link>
    </>
  )
  return <PageHead title={name} under={under} back={isWide ? undefined : '/'} actions={about} />
}

/** Somebody who does not belong here is led back; anything else can be tried again. */
function NoChat({ failure, again }: { failure: unknown; again: () => void }) {
  const { t, language } = useWords()
  if (!refusalOf(failure)) return <Failure failure={failure} again={again} />
  return (
    <Empty text={sayFailure(failure, language)}>
      <Link to="/" className="button">
        {t('lost.home')}
      </Link>
    </Empty>
  )
}

function WholeChat({ target, reached }: { target: string | null; reached: () => void }) {
  const { chat } = useDesk()
  const { status, failure } = chat
  // Drawn in small steps: typing and scrolling go before thirty messages that arrive.
  const view = useDeferredValue(chat.view)
  if (!view) {
    if (status === 'failed') return <NoChat failure={failure} again={() => void chat.reload()} />
    return <Skeleton rows={8} />
  }
  const { past } = view
  return (
    <>
      <ChatBars view={view} />
      <MessageList
        view={view}
        messages={past?.messages ?? view.messages}
        older={(past ?? view).older}
        loadOlder={chat.loadOlder}
        newer={past?.newer ?? false}
        isApart={past !== null}
        isWhole
        pending={past ? [] : shownPending(view)}
        target={target}
        reached={reached}
      />
      <Arrivals view={view} />
    </>
  )
}
