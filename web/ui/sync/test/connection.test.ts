import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PersonId } from '../../../../server/modules/identity/contract.ts'
import { Connection, type ConnectionState } from '../connection.ts'
import { readFrames } from '../frames.ts'
import { pauseAfter } from '../pauses.ts'
import { type FakeSocket, socketsFor } from './fake-socket.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function connect(greet: ConstructorParameters<typeof Connection>[0]['greet'] = async () => ({ t: 'hello', have: {} })) {
  const sockets: FakeSocket[] = []
  const states: ConnectionState[] = []
  const line = new Connection({
    address: 'ws://test/realtime',
    greet,
    onFrames: () => {},
    onState: (state) => states.push(state),
    isFinal: (failure) => String(failure).includes('signed out'),
    openSocket: socketsFor(sockets),
    chance: () => 0.5,
  })
  return { line, sockets, states }
}
const settle = () => vi.advanceTimersByTimeAsync(0)
async function online() {
  const all = connect()
  await settle()
  const socket = all.sockets[0] as FakeSocket
  socket.open()
  socket.tell({ t: 'ready', personId: 'psn_x' as PersonId })
  return { ...all, socket }
}

test('greets, and is online once the server is ready', async () => {
  const { line, socket, states } = await online()
  expect(socket.heard).toEqual([{ t: 'hello', have: {} }])
  expect(line.state).toBe('online')
  expect(states).toEqual(['connecting', 'online'])
})

test('comes back after growing pauses', async () => {
  const { sockets, socket } = await online()
  socket.drop()
  await vi.advanceTimersByTimeAsync(499)
  expect(sockets).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(sockets).toHaveLength(2)
  sockets[1]?.drop()
  await vi.advanceTimersByTimeAsync(999)
  expect(sockets).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(sockets).toHaveLength(3)
})

test('two unanswered pings mean a dead line; an answered one does not', async () => {
  const { line, socket } = await online()
  await vi.advanceTimersByTimeAsync(25_000)
  socket.tell({ t: 'pong', at: 1 })
  await vi.advanceTimersByTimeAsync(50_000)
  expect(line.state).toBe('online')
  await vi.advanceTimersByTimeAsync(25_000)
  expect(line.state).toBe('offline')
})

test('waking an online line that does not answer within five seconds starts anew', async () => {
  const { line, sockets } = await online()
  line.wake()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(line.state).toBe('offline')
  line.wake()
  await settle()
  expect(sockets).toHaveLength(2)
})

test('a device without a network is offline at once', async () => {
  const { line } = await online()
  line.lose()
  expect(line.state).toBe('offline')
})

test('a socket that never opens is given up', async () => {
  const { line } = connect()
  await vi.advanceTimersByTimeAsync(12_000)
  expect(line.state).toBe('offline')
})

test('a failed greeting is tried again, but not after signing out', async () => {
  const greet = vi.fn().mockRejectedValueOnce(new Error('no network')).mockRejectedValue(new Error('signed out'))
  const { states } = connect(greet)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(greet).toHaveBeenCalledTimes(2)
  expect(states.at(-1)).toBe('offline')
})

test('after closing, nothing happens any more', async () => {
  const { line, sockets, socket } = await online()
  line.close()
  socket.drop()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(sockets).toHaveLength(1)
  expect(line.send({ t: 'ping', at: 0 })).toBe(false)
})

describe('pauses', () => {
  test('double, are spread, and end at thirty seconds', () => {
    expect([0, 1, 2, 3].map((failures) => pauseAfter(failures, 0.5))).toEqual([500, 1000, 2000, 4000])
    expect(pauseAfter(0, 0)).toBe(250)
    expect(pauseAfter(99, 1)).toBe(45_000)
  })
})

test('unreadable messages are no frames', () => {
  expect(readFrames('{"t":"ready"}')).toEqual([])
  expect(readFrames('nonsense')).toEqual([])
  expect(readFrames('[{"t":"groups"}, null, 3]')).toEqual([{ t: 'groups' }])
})
