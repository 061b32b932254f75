/**
 * Rooms and the sockets in them. Frames for a room are encoded once; each socket gets one write per tick that holds
 * everything new (measured: 0.8–1.3 M deliveries a second when ten frames share a write, 100 k when each has its own).
 */
import type { WebSocket } from 'ws'
import type { SessionId, TenantId } from '../people.ts'

/** Whose session opened a socket. */
export type Holder = { tenantId: TenantId; sessionId: SessionId }

/** One open connection of one session. */
export type Seat = {
  readonly socket: WebSocket
  readonly holder: Holder | null
  readonly rooms: Set<Room>
  /** Frames for this socket alone, already JSON. */
  own: string[]
  due: boolean
}

type Room = { name: string; seats: Set<Seat>; frames: string[]; due: boolean; turn: number }

// A reader this far behind is cut off; it comes back and catches up from the database.
const backlogLimit = 4 * 1024 * 1024

export class Hub {
  readonly #rooms = new Map<string, Room>()
  readonly #seats = new Set<Seat>()
  #dueRooms: Room[] = []
  #dueSeats: Seat[] = []
  #ticking = false

  seat(socket: WebSocket, holder: Holder | null = null): Seat {
    const seat: Seat = { socket, holder, rooms: new Set(), own: [], due: false }
    this.#seats.add(seat)
    return seat
  }

  /** Takes a closed socket out of every room. */
  unseat(seat: Seat): void {
    for (const room of seat.rooms) this.#drop(seat, room)
    seat.rooms.clear()
    this.#seats.delete(seat)
  }

  enterRoom(seat: Seat, name: string): void {
    let room = this.#rooms.get(name)
    if (!room) {
      room = { name, seats: new Set(), frames: [], due: false, turn: 0 }
      this.#rooms.set(name, room)
    }
    room.seats.add(seat)
    seat.rooms.add(room)
  }

  leaveRoom(seat: Seat, name: string): void {
    const room = this.#rooms.get(name)
    if (!room) return
    seat.rooms.delete(room)
    this.#drop(seat, room)
  }

  #drop(seat: Seat, room: Room): void {
    room.seats.delete(seat)
    if (room.seats.size === 0) this.#rooms.delete(room.name)
  }

  hasRoom(name: string): boolean {
    return this.#rooms.has(name)
  }

  seatsIn(name: string): Iterable<Seat> {
    return this.#rooms.get(name)?.seats ?? []
  }

  get size(): number {
    return this.#seats.size
  }

  roomNames(): IterableIterator<string> {
    return this.#rooms.keys()
  }

  /** Sends a frame (JSON text) to everyone in a room with the next tick. */
  tell(name: string, frame: string): void {
    const room = this.#rooms.get(name)
    if (!room) return
    room.frames.push(frame)
    if (!room.due) {
      room.due = true
      this.#dueRooms.push(room)
    }
    this.#tick()
  }

  /** Sends a frame to one socket with the next tick, after what was told to it before. */
  tellSeat(seat: Seat, frame: string): void {
    seat.own.push(frame)
    if (!seat.due) {
      seat.due = true
      this.#dueSeats.push(seat)
    }
    this.#tick()
  }

  #tick(): void {
    if (this.#ticking) return
    this.#ticking = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    this.#ticking = false
    const rooms = this.#dueRooms
    const seats = this.#dueSeats
    this.#dueRooms = []
    this.#dueSeats = []
    const riders = ridersOf(rooms, seats)
    for (const room of rooms) flushRoom(room, riders)
    for (const seat of seats) if (seat.own.length > 0) flushSeat(seat)
  }

  /** Every session that holds a socket of this node. */
  holders(): Holder[] {
    return [...this.#seats].flatMap(({ holder }) => holder ?? [])
  }

  /** Closes what a session has open: it ended, or what it may do has changed. */
  closeSession(sessionId: string): void {
    for (const { socket, holder } of this.#seats) if (holder?.sessionId === sessionId) socket.close(4001, 'session')
  }

  closeAll(code: number, reason: string): void {
    for (const { socket } of this.#seats) socket.close(code, reason)
  }
}

/** By room, the seats whose own frames travel with it: it is the last of their rooms to be told. One write less for each. */
function ridersOf(rooms: readonly Room[], seats: readonly Seat[]): ReadonlyMap<Room, ReadonlySet<Seat>> {
  for (const [place, room] of rooms.entries()) room.turn = place
  const riders = new Map<Room, Set<Seat>>()
  for (const seat of seats) {
    const last = lastDueRoom(seat)
    if (last) riders.set(last, (riders.get(last) ?? new Set()).add(seat))
  }
  return riders
}

function lastDueRoom(seat: Seat): Room | null {
  let last: Room | null = null
  for (const room of seat.rooms) if (room.due && (!last || room.turn > last.turn)) last = room
  return last
}

function flushRoom(room: Room, riders: ReadonlyMap<Room, ReadonlySet<Seat>>): void {
  const said = room.frames.join(',')
  const text = Buffer.from(`[${said}]`)
  const riding = riders.get(room)
  room.frames = []
  room.due = false
  for (const seat of room.seats) write(seat, riding?.has(seat) ? Buffer.from(`[${said},${takeOwn(seat)}]`) : text)
}

function flushSeat(seat: Seat): void {
  write(seat, Buffer.from(`[${takeOwn(seat)}]`))
}

function takeOwn(seat: Seat): string {
  const own = seat.own.join(',')
  seat.own = []
  seat.due = false
  return own
}

const asText = { binary: false, compress: false } as const

function write(seat: Seat, text: Buffer): void {
  const { socket } = seat
  if (socket.readyState !== 1) return
  if (socket.bufferedAmount > backlogLimit) socket.terminate()
  else socket.send(text, asText)
}
