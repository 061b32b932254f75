/** Bringing somebody who was away up to where a group stands. */
import { Problem } from '../../../kernel/contract.ts'
import type { Ground } from '../../../kernel/ground.ts'
import { enterByGate } from '../../../kernel/realtime/gate.ts'
import type { Attendant } from '../../../kernel/realtime/socket.ts'
import type { GroupId } from '../../community/contract.ts'
import { memberOf } from '../../community/index.ts'
import type { Cursor, ServerFrame } from '../contract.ts'
import { readStanding } from '../queries/list-events.ts'
import { readMine } from '../queries/read-beside.ts'
import { readMyCursor } from '../queries/read-cursor.ts'
import { feedOf, roomOf } from './feed.ts'
import { sharedPagesOf } from './shared-pages.ts'

const pageSize = 500

type Page = { epoch: number; head: number; cursor: Cursor; reset: boolean; last: number; frame: string }

/** Sends pages until the client stands at the head; whoever may not read the group gets nothing. */
export async function catchUp(
  ground: Ground,
  attendant: Attendant,
  groupId: GroupId,
  epoch: number,
  have: number,
): Promise<void> {
  const tell = (frame: ServerFrame) => ground.hub.tellSeat(attendant.seat, JSON.stringify(frame))
  for (let since = have; ; ) {
    const page = await readPage(ground, attendant, groupId, epoch, since)
    if (!page) return
    const { head, cursor } = page
    if (page.reset) return tell({ t: 'reset', groupId, epoch: page.epoch, head })
    ground.hub.tellSeat(attendant.seat, page.frame)
    tell({ t: 'cursor', groupId, cursor })
    since = page.last
    if (since >= head) return
  }
}

async function readPage(
  ground: Ground,
  { tenantId, actor, seat }: Attendant,
  groupId: GroupId,
  epoch: number,
  since: number,
): Promise<Page | null> {
  const reading = enterByGate(ground, tenantId, actor, async (ctx) => {
    await memberOf(ctx, { groupId })
    const { reset, head } = await readStanding(ctx, { groupId, since, epoch })
    const standing = { epoch: head.epoch, head: head.last_seq, cursor: await readMyCursor(ctx, groupId), reset }
    // An operator who looks in follows from here on; a member is seated already.
    ground.hub.enterRoom(seat, roomOf(groupId))
    feedOf(ground).follow(tenantId, groupId, head.epoch, head.last_seq)
    if (reset) return { ...standing, last: since, frame: '' }
    const wish = { groupId, epoch, head: head.last_seq, since, limit: pageSize }
    const { events, people, quoted, last, touched } = await sharedPagesOf(ground).read(ctx, wish)
    const mine = JSON.stringify(await readMine(ctx, touched))
    // A frame of kind `events`, put together from what was written out for all.
    const begin = JSON.stringify({ t: 'events', groupId, epoch, head: head.last_seq }).slice(0, -1)
    const frame = `${begin},"events":${events},"beside":{"people":${people},"quoted":${quoted},"mine":${mine}}}`
    return { ...standing, last: last ?? head.last_seq, frame }
  })
  return reading.catch((fault) => {
    if (fault instanceof Problem) return null
    throw fault
  })
}
