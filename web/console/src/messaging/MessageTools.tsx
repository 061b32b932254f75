import { Button, Dropdown, type MenuProps } from 'antd'
import { MoreIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import type { ChatMessage } from './chat-blocks.ts'
import { messageActsFor, useChatStanding } from './chat-standing.ts'
import { useMessageActs } from './use-message-acts.tsx'

/** The menu of a message; shown on hover, on focus, and always where there is no mouse. */
export function MessageTools({ message }: { message: ChatMessage }) {
  const { t } = useWords()
  const standing = useChatStanding()
  const deeds = useMessageActs(message)
  const acts = messageActsFor(message, standing)
  if (acts.length === 0) return null
  const items: MenuProps['items'] = acts.map((act) => ({
    key: act,
    label: t(`chat.act.${act}`),
    danger: act === 'recall',
  }))
  return (
    <span className="chat-tools">
      <Dropdown
        menu={{ items, onClick: ({ key }) => void deeds[key as keyof typeof deeds]() }}
        trigger={['click']}
        placement="bottomRight"
        destroyOnHidden
      >
        <Button
          type="text"
          size="small"
          icon={<MoreIcon aria-hidden="true" />}
          aria-label={t('chat.actsOf', { text: message.text.slice(0, 20) || t('chat.noText') })}
        />
      </Dropdown>
    </span>
  )
}
