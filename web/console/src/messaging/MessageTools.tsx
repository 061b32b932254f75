import { Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { MoreIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { useGroup } from '../community/group-context.tsx'
import type { ChatMessage } from './chat-blocks.ts'
import { messageActsFor, useChatStanding } from './chat-standing.ts'
import { TalkDrawer } from './TalkDrawer.tsx'
import { useMessageActs } from './use-message-acts.tsx'
import { useTalk } from './use-talk.ts'

/** The menu of a message; shown on hover, on focus, and always where there is no mouse. */
export function MessageTools({ message }: { message: ChatMessage }) {
  const { t } = useWords()
  const standing = useChatStanding()
  const deeds = useMessageActs(message)
  const { id: groupId } = useGroup()
  const [looked, look] = useState(false)
  const [shown, show] = useState(false)
  const talk = useTalk(groupId, message.id, looked)
  const acts = messageActsFor(message, standing)
  if (acts.length === 0) return null
  const items: MenuProps['items'] = acts.map((act) => ({
    key: act,
    label: t(`chat.act.${act}`),
    danger: act === 'recall',
  }))
  // Last, for it is found out while the menu is open already: nothing else may move under the pointer.
  if (talk) items.push({ key: 'talk', label: t('chat.talk') })
  const choose = (key: string) => (key === 'talk' ? show(true) : void deeds[key as keyof typeof deeds]())
  return (
    <span className="chat-tools">
      <Dropdown
        menu={{ items, onClick: ({ key }) => choose(key) }}
        trigger={['click']}
        placement="bottomRight"
        destroyOnHidden
        onOpenChange={(open) => open && look(true)}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreIcon aria-hidden="true" />}
          aria-label={t('chat.actsOf', { text: message.text.slice(0, 20) || t('chat.noText') })}
        />
      </Dropdown>
      {talk && (
        <TalkDrawer groupId={groupId} messageId={message.id} talk={talk} open={shown} onClose={() => show(false)} />
      )}
    </span>
  )
}
