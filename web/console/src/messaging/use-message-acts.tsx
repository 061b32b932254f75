/** What choosing an entry of a message's menu does. */
import { App } from 'antd'
import {
  listMessagesEndpoint,
  markMessageEndpoint,
  recallMessageEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { ChatMessage } from './chat-blocks.ts'
import { type MessageAct, useChatStanding } from './chat-standing.ts'

export function useMessageActs(message: ChatMessage): Record<MessageAct, () => unknown> {
  const { t } = useWords()
  const saying = useSaying()
  const { speaking } = useChatStanding()
  const { modal } = App.useApp()
  const options = { refreshes: [listMessagesEndpoint], onFailure: saying.failure }
  const marking = useAct(markMessageEndpoint, options)
  const recalling = useAct(recallMessageEndpoint, options)
  const messageId = message.id
  const mark = async (marks: { pinned?: boolean; digest?: boolean }, sentence: string) => {
    if (await marking.run({ messageId, ...marks })) saying.done(sentence)
  }
  const copy = () =>
    navigator.clipboard.writeText(message.text).then(
      () => saying.done(t('common.copied')),
      () => saying.failureSentence(t('chat.copyFailed')),
    )
  const recall = () =>
    modal.confirm({
      title: t('chat.recallTitle'),
      content: <p className="chat-text cut">{message.text}</p>,
      okText: t('chat.act.recall'),
      okButtonProps: { danger: true },
      onOk: () => recalling.run({ messageId }),
    })
  return {
    reply: () => speaking?.reply(message),
    copy,
    pin: () => mark({ pinned: true }, t('chat.pinned')),
    unpin: () => mark({ pinned: false }, t('chat.unpinned')),
    digest: () => mark({ digest: true }, t('chat.digested')),
    undigest: () => mark({ digest: false }, t('chat.undigested')),
    recall,
  }
}
