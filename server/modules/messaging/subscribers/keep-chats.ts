/** What the chat does when community tells of groups and people. Hearing twice changes nothing. */
import { subscriber } from '../../../kernel/outbox.ts'
import { groupOpened, memberJoined, memberLeft } from '../../community/contract.ts'
import { lockChats } from '../access.ts'
import { startCursor } from '../operations/move-cursor.ts'
import { recordEvent } from '../operations/record-event.ts'

export const openChat = subscriber('messaging.open_chat', groupOpened, async (ctx, { groupId, personId }) => {
  await lockChats(ctx, [groupId])
  await startCursor(ctx, groupId, personId)
  ctx.tellNodes('seat', `${ctx.tenantId} ${groupId} ${personId} joined`)
})

export const welcomeToChat = subscriber(
  'messaging.welcome_to_chat',
  memberJoined,
  async (ctx, { groupId, personId }) => {
    await recordEvent(ctx, groupId, { kind: 'member', person_id: personId, change: 'joined' })
    await startCursor(ctx, groupId, personId)
    ctx.tellNodes('seat', `${ctx.tenantId} ${groupId} ${personId} joined`)
  },
)

export const showOutOfChat = subscriber(
  'messaging.show_out_of_chat',
  memberLeft,
  async (ctx, { groupId, personId }) => {
    await recordEvent(ctx, groupId, { kind: 'member', person_id: personId, change: 'left' })
    ctx.tellNodes('seat', `${ctx.tenantId} ${groupId} ${personId} left`)
  },
)
