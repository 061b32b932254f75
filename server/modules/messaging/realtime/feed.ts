/**
 * What the people present in a group hear, in order and without gaps. The database is the truth: whatever does not
 * continue what was told last is fetched. A node tells its own sends from memory and hears of others' by a hint.
 */
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { Beside, GroupEvent, Message, ServerFrame } from '../contract.ts'
import { readBeside } from '../queries/read-beside.ts'
import { viewEvents } from '../queries/view-events.ts'
import { readHead } from '../queries/list-events.ts'

type Room = {
  tenantId: TenantId
  epoch: number
  told: number
  pulling: boolean
  again: boolean
  gap: NodeJS.Timeout | null
}
type News = { epoch: number; events: GroupEvent[]; beside?: Beside }

export const roomOf = (groupId: GroupId) => `g:${groupId}`
export const roomOfPerson = (personId: PersonId) => `p:${personId}`

const system = { kind: 'system', name: 'feed' } as const
const pageSize = 500
// Two sends of one group may report their commits in the wrong order; usually the missing one is a moment away.
const patienceMs = 15

class Feed {
  readonly #ground: Ground
  readonly #rooms = new Map<GroupId, Room>()

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /** From here on the room is told everything after `head`. */
  follow(tenantId: TenantId, groupId: GroupId, epoch: number, head: number): void {
    if (this.#rooms.has(groupId)) return
    this.#rooms.set(groupId, { tenantId, epoch, told: head, pulling: false, again: false, gap: null })
  }

  /** Events this node has just committed. */
  offer(groupId: GroupId, { epoch, events, beside }: News): void {
    const room = this.#rooms.get(groupId)
    const first = events[0]
    if (!room || !first || !this.#isPresent(groupId)) return
    if (epoch === room.epoch && first.seq === room.told + 1) return this.#tell(groupId, room, events, beside)
    if (first.seq > room.told) room.gap ??= setTimeout(() => this.#closeGap(groupId, room), patienceMs)
  }

  #closeGap(groupId: GroupId, room: Room): void {
    room.gap = null
    this.pull(groupId)
  }

  #isPresent(groupId: GroupId): boolean {
    if (this.#ground.hub.hasRoom(roomOf(groupId))) return true
    this.#rooms.delete(groupId)
    return false
  }

  #tell(groupId: GroupId, room: Room, events: GroupEvent[], beside?: Beside): void {
    room.told = (events.at(-1) as GroupEvent).seq
    this.say(groupId, {
      t: 'events',
      groupId,
      epoch: room.epoch,
      head: room.told,
      events,
      ...(beside ? { beside } : {}),
    })
  }

  /** A frame for everyone present in a group. */
  say(groupId: GroupId, frame: ServerFrame): void {
    this.#ground.hub.tell(roomOf(groupId), JSON.stringify(frame))
  }

  /** Fetches what the room was not told yet; asked while fetching, fetches once more. */
  pull(groupId: GroupId): void {
    const room = this.#rooms.get(groupId)
    if (!room || !this.#isPresent(groupId)) return
    room.again = true
    if (room.pulling) return
    room.pulling = true
    this.#pullAll(groupId, room)
      .catch((fault) => this.#ground.log.warn({ err: fault }, 'a room could not be told its news; trying again soon'))
      .finally(() => {
        room.pulling = false
      })
  }

  async #pullAll(groupId: GroupId, room: Room): Promise<void> {
    while (room.again) {
      room.again = false
      await enter(this.#ground, room.tenantId, system, async (ctx) => {
        const head = await readHead(ctx, groupId)
        if (head.epoch !== room.epoch) return this.#startAfresh(groupId, room, head.epoch, head.last_seq)
        if (head.last_seq <= room.told) return
        const events = await viewEvents(ctx, groupId, room.told, pageSize)
        const messages = events.flatMap((event): Message[] => (event.kind === 'message' ? [event.message] : []))
        const beside = { ...(await readBeside(ctx, messages)), mine: [] }
        const unheard = events.filter(({ seq }) => seq > room.told)
        if (unheard.length > 0) this.#tell(groupId, room, unheard, beside)
        if (room.told < head.last_seq) room.again = true
      })
    }
  }

  #startAfresh(groupId: GroupId, room: Room, epoch: number, head: number): void {
    room.epoch = epoch
    room.told = head
    this.say(groupId, { t: 'reset', groupId, epoch, head })
  }

  /** Hints may have been lost: compares all rooms with the truth. */
  pullAll(): void {
    for (const groupId of this.#rooms.keys()) this.pull(groupId)
  }

  /** Somebody came into or left a group: their open sockets follow. */
  seat(tenantId: TenantId, groupId: GroupId, personId: PersonId, change: 'joined' | 'left'): void {
    const { hub } = this.#ground
    for (const seat of [...hub.seatsIn(roomOfPerson(personId))]) {
      if (change === 'joined') hub.enterRoom(seat, roomOf(groupId))
      else hub.leaveRoom(seat, roomOf(groupId))
      hub.tellSeat(seat, JSON.stringify({ t: 'groups' } satisfies ServerFrame))
    }
    if (change === 'joined') this.#followNow(tenantId, groupId)
  }

  #followNow(tenantId: TenantId, groupId: GroupId): void {
    if (this.#rooms.has(groupId) || !this.#isPresent(groupId)) return
    enter(this.#ground, tenantId, system, (ctx) => readHead(ctx, groupId)).then(
      (head) => this.follow(tenantId, groupId, head.epoch, head.last_seq),
      () => {},
    )
  }
}

const feeds = new WeakMap<Ground, Feed>()

export function feedOf(ground: Ground): Feed {
  let feed = feeds.get(ground)
  if (!feed) feeds.set(ground, (feed = new Feed(ground)))
  return feed
}
