/** One kind of server with one room, in its own process: ours, plain ws, or socket.io. Told what to do over IPC. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server as SocketIo } from 'socket.io'
import { WebSocketServer } from 'ws'
import { Hub } from '../../server/kernel/realtime/hub.ts'

export type FanoutKind = 'ours' | 'ws' | 'socket.io'
export type FanoutOrder = { rounds: number; frames: number; pauseMs: number; frame: string }

const kind = process.argv[2] as FanoutKind
const http = createServer()

type Room = { size: () => number; tell: (frames: readonly string[]) => void }
const rooms: Record<FanoutKind, () => Room> = {
  ours() {
    const hub = new Hub()
    const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
    sockets.on('connection', (socket) => hub.enterRoom(hub.seat(socket), 'room'))
    return {
      size: () => hub.size,
      tell: (frames) => {
        for (const frame of frames) hub.tell('room', frame)
      },
    }
  },
  ws() {
    const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
    return {
      size: () => sockets.clients.size,
      tell: (frames) => {
        const coalesced = `[${frames.join(',')}]`
        for (const socket of sockets.clients) socket.send(coalesced)
      },
    }
  },
  'socket.io'() {
    const io = new SocketIo(http, { transports: ['websocket'], perMessageDeflate: false, pingInterval: 60_000 })
    io.on('connection', (socket) => void socket.join('room'))
    return {
      size: () => io.sockets.adapter.rooms.get('room')?.size ?? 0,
      tell: (frames) => {
        for (const frame of frames) io.to('room').emit('event', frame)
      },
    }
  },
}

const room = rooms[kind]()
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }))

process.on('message', (order: FanoutOrder | 'size') => {
  if (order === 'size') process.send?.({ size: room.size() })
  else void tellAll(order)
})
process.on('disconnect', () => process.exit(0))

async function tellAll({ rounds, frames, pauseMs, frame }: FanoutOrder): Promise<void> {
  const cpu = process.cpuUsage()
  for (let turn = 0; turn < rounds; turn += 1) {
    const stamp = String(process.hrtime.bigint()).padStart(20, '0')
    room.tell(Array.from({ length: frames }, () => frame.replace('@', stamp)))
    await new Promise((resolve) => (pauseMs > 0 ? setTimeout(resolve, pauseMs) : setImmediate(resolve)))
  }
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({ told: true, cpuMs: (user + system) / 1000 })
}
