/** What this node remembers of who looks at which chat; the table tells the others. */
import { randomUUID } from 'node:crypto'
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { Attendant } from '../../../kernel/realtime/socket.ts'
import type { GroupId } from '../../community/contract.ts'
import { lookAt, lookAway } from '../operations/look.ts'
import { roomOf } from './feed.ts'

type Look = { socketId: string; groupId: GroupId; toldAt: number }

const looks = new WeakMap<Attendant['seat'], Look>()
// Clients ping every 25 s; twice that and a little more may pass before a look counts as over.
const tellAgainMs = 20_000

/** A page says what it shows. Only somebody seated in the group's room is present there. */
export async function look(ground: Ground, attendant: Attendant, groupId: GroupId | null): Promise<void> {
  const { seat } = attendant
  const inRoom = groupId !== null && [...seat.rooms].some(({ name }) => name === roomOf(groupId))
  if (!inRoom) return endLook(ground, attendant)
  const socketId = looks.get(seat)?.socketId ?? randomUUID()
  looks.set(seat, { socketId, groupId, toldAt: Date.now() })
  await enter(ground, attendant.tenantId, attendant.actor, (ctx) => lookAt(ctx, socketId, groupId))
}

/** A sign of life from a page that shows a chat. */
export async function goOnLooking(ground: Ground, attendant: Attendant): Promise<void> {
  const known = looks.get(attendant.seat)
  if (known && Date.now() - known.toldAt > tellAgainMs) await look(ground, attendant, known.groupId)
}

/** The page shows another place, or is gone. */
export async function endLook(ground: Ground, { seat, tenantId, actor }: Attendant): Promise<void> {
  const known = looks.get(seat)
  looks.delete(seat)
  if (known) await enter(ground, tenantId, actor, (ctx) => lookAway(ctx, known.socketId))
}
