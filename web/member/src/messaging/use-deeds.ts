import {
  markMessageEndpoint,
  type Message,
  recallMessageEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { copyText } from '../app/copy.ts'
import { attempt } from '../app/failing.ts'
import { toast } from '../app/toast.ts'
import { useDesk } from './chat-desk.ts'
import type { MenuItem } from './menu-items.ts'
import { rememberRecalled } from './recalled-words.ts'

/** What choosing an entry of a message's menu does. */
export function useDeeds(message: Message): Record<Exclude<MenuItem, 'topic'>, () => unknown> {
  const { t } = useWords()
  const { chat, acts } = useDesk()
  const mark = (marks: { pinned?: boolean; digest?: boolean }) =>
    attempt(() => acts.act(markMessageEndpoint, { messageId: message.id, ...marks }))
  async function copy() {
    const done = await copyText(message.text)
    toast(t(done ? 'common.copied' : 'menu.copyFailed'), done ? 'done' : 'failed')
  }
  function recall() {
    if (message.by === chat.me) rememberRecalled(message)
    return attempt(() => acts.act(recallMessageEndpoint, { messageId: message.id }))
  }
  return {
    reply: () => acts.reply(message),
    edit: () => acts.edit(message),
    copy,
    recall,
    pin: () => mark({ pinned: true }),
    unpin: () => mark({ pinned: false }),
    digest: () => mark({ digest: true }),
    undigest: () => mark({ digest: false }),
  }
}
