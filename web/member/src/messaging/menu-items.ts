/** What can be done with a message, and by whom. */
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { IconName } from '../app/Icon.tsx'

export type MenuItem = 'reply' | 'copy' | 'edit' | 'recall' | 'topic' | 'pin' | 'unpin' | 'digest' | 'undigest'

export const menuIcons: Record<MenuItem, IconName> = {
  reply: 'reply',
  copy: 'copy',
  edit: 'edit',
  recall: 'recall',
  topic: 'topic',
  pin: 'pin',
  unpin: 'pin',
  digest: 'digest',
  undigest: 'digest',
}

type Standing = { isMine: boolean; keepsOrder: boolean }

/** The actions offered on a message. How long after sending is the server's to say. */
export function menuItemsFor(message: Message, { isMine, keepsOrder }: Standing): MenuItem[] {
  const items: MenuItem[] = ['reply']
  if (message.text) items.push('copy')
  if (isMine && message.kind !== 'announcement' && message.text) items.push('edit')
  if (!message.topicId) items.push('topic')
  if (keepsOrder) items.push(message.pinnedAt ? 'unpin' : 'pin', message.digestAt ? 'undigest' : 'digest')
  if ((isMine || keepsOrder) && !message.imported) items.push('recall')
  return items
}
