/** The chats in memory: those somebody looks at, and the last few that were left. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import { Room, type RoomWords } from './room.ts'
import { Typing } from './typing.ts'

export type Seat = { room: Room; typing: Typing; readers: number }

/** Chats kept after they were left, for coming back at once. */
const roomsKept = 8

export class Rooms {
  readonly #seats = new Map<string, Seat>()
  readonly #words: (groupId: GroupId) => RoomWords

  constructor(words: (groupId: GroupId) => RoomWords) {
    this.#words = words
  }

  /** The chat of a group, opened when it is not in memory. */
  of(groupId: GroupId): Seat {
    const known = this.#seats.get(groupId)
    if (known) return known
    const seat = { room: new Room(this.#words(groupId)), typing: new Typing(), readers: 0 }
    this.#seats.set(groupId, seat)
    void seat.room.open()
    return seat
  }

  find(groupId: string): Seat | undefined {
    return this.#seats.get(groupId)
  }

  all(): Seat[] {
    return [...this.#seats.values()]
  }

  leave(groupId: GroupId) {
    const seat = this.#seats.get(groupId)
    if (seat) seat.readers -= 1
    const left = this.all().filter((each) => each.readers <= 0)
    for (const { room } of left.slice(0, Math.max(0, left.length - roomsKept))) {
      room.close()
      this.#seats.delete(room.groupId)
    }
  }

  close() {
    for (const { room } of this.all()) room.close()
  }
}
