import { type ChangeEvent, lazy, Suspense, useRef } from 'react'
import type { TopicId } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon, type IconName } from '../app/Icon.tsx'
import { loadActivities } from '../app/activities.ts'
import { AnnounceSheet } from './AnnounceSheet.tsx'
import { EmojiGrid } from './EmojiGrid.tsx'
import { OpenTopicSheet } from './OpenTopicSheet.tsx'
import { useDesk } from './chat-desk.ts'
import { PollSheet } from './PollSheet.tsx'

const GivePacketSheet = lazy(async () => ({ default: (await loadActivities()).GivePacketSheet }))

/** What is opened beside the text. */
export type Extra = null | 'menu' | 'voice' | 'emoji' | 'poll' | 'packet' | 'topic' | 'announce'

type Props = {
  extra: Extra
  show: (extra: Extra) => void
  attach: (files: File[]) => void
  write: (emoji: string) => void
  topicId: TopicId | null
  mayAnnounce: boolean
}

/** What one can send besides words. */
export function ComposerExtras({ extra, show, attach, write, topicId, mayAnnounce }: Props) {
  const close = () => show(null)
  if (extra === 'emoji') return <EmojiGrid choose={write} />
  if (extra === 'poll') return <PollSheet close={close} topicId={topicId} />
  if (extra === 'packet') return <Packet close={close} />
  if (extra === 'topic') return <OpenTopicSheet from={null} close={close} />
  if (extra === 'announce') return <AnnounceSheet close={close} />
  if (extra !== 'menu') return null
  const take = (files: File[]) => {
    attach(files)
    close()
  }
  return (
    <div className="extras">
      <PickButton icon="image" word="image" accept="image/*,video/*" take={take} />
      <PickButton icon="file" word="file" accept="" take={take} />
      <ExtraButton icon="smile" word="emoji" onClick={() => show('emoji')} />
      <ExtraButton icon="poll" word="poll" onClick={() => show('poll')} />
      {topicId ? null : <ExtraButton icon="gift" word="packet" onClick={() => show('packet')} />}
      {topicId ? null : <ExtraButton icon="topic" word="topic" onClick={() => show('topic')} />}
      {mayAnnounce ? <ExtraButton icon="announce" word="announce" onClick={() => show('announce')} /> : null}
    </div>
  )
}

/** Comes with the activities, when somebody gives one. */
function Packet({ close }: { close: () => void }) {
  const { groupId } = useDesk()
  return (
    <Suspense fallback={null}>
      <GivePacketSheet groupId={groupId} close={close} />
    </Suspense>
  )
}

type ButtonProps = { icon: IconName; word: string; onClick: () => void }

function ExtraButton({ icon, word, onClick }: ButtonProps) {
  const { t } = useWords()
  return (
    <button type="button" className="extra" onClick={onClick}>
      <Icon name={icon} size={24} />
      {t(`compose.${word}`)}
    </button>
  )
}

type PickProps = { icon: IconName; word: string; accept: string; take: (files: File[]) => void }

function PickButton({ icon, word, accept, take }: PickProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  function chosen(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    if (files.length > 0) take(files)
  }
  return (
    <>
      <ExtraButton icon={icon} word={word} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={chosen}
        aria-label={t(`compose.${word}`)}
      />
    </>
  )
}
