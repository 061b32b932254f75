/** 1,000 clients come back at once, each 500 events behind: until when all stand at the head, and who holds another state. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import type { ChatState, ServerFrame } from '../../server/modules/messaging/contract.ts'
import { applyEvents, comparable, fromFresh } from '../../web/ui/sync/chat-store.ts'
import type { ChatView } from '../../web/ui/sync/chat-view.ts'
import { type Crowd, gatherCrowd } from '../kit/crowd.ts'
import { withDatabase } from '../kit/database.ts'
import { percentile, round } from '../kit/figures.ts'
import type { Workload } from '../run.ts'

const nodeScript = fileURLToPath(new URL('../kit/node.ts', import.meta.url))
const clients = 1000
const groups = 20
const behind = 500

type Returning = { cookie: string; groupId: string; view: ChatView; finished: number }

const headersOf = (cookie: string) => ({ cookie: `qunluo_session=${cookie}` })

async function fetchChat(port: number, cookie: string, groupId: string): Promise<ChatState> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/groups/${groupId}/chat?limit=200`, {
    headers: headersOf(cookie),
  })
  return (await answer.json()) as ChatState
}

/** In each group one member speaks while the others are away. */
async function talkOn(port: number, { groupIds, cookies }: Crowd): Promise<void> {
  await Promise.all(
    groupIds.map(async (groupId, place) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/realtime`, { headers: headersOf(cookies[place] as string) })
      await once(socket, 'message')
      let heard = 0
      const { promise, resolve } = Promise.withResolvers<void>()
      socket.on('message', (raw) => {
        heard += (JSON.parse(String(raw)) as ServerFrame[]).filter(({ t }) => t === 'sent').length
        if (heard >= behind) resolve()
      })
      for (let turn = 0; turn < behind; turn += 1) {
        const draft = { clientId: crypto.randomUUID(), text: `你不在的时候说的第 ${turn} 句` }
        socket.send(JSON.stringify({ t: 'send', groupId, draft }))
      }
      await promise
      socket.close()
    }),
  )
}

/** Opens, tells what it has, and takes in what comes until it stands at the head. */
function comeBack(port: number, one: Returning, head: number, from: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/realtime`, { headers: headersOf(one.cookie) })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  socket.on('open', () => {
    const { epoch, seq } = one.view
    socket.send(JSON.stringify({ t: 'hello', have: { [one.groupId]: { epoch, seq } } }))
  })
  socket.on('message', (raw) => {
    for (const frame of JSON.parse(String(raw)) as ServerFrame[])
      if (frame.t === 'events') one.view = applyEvents(one.view, frame.events)
    if (one.view.seq < head) return
    one.finished = performance.now() - from
    socket.close()
    resolve()
  })
  // A node that cannot admit everybody at once sends some away; they come again.
  const again = () => setTimeout(() => comeBack(port, one, head, from).then(resolve, reject), 200)
  socket.on('close', () => one.view.seq < head && again())
  socket.on('error', () => {})
  return promise
}

const workload: Workload = () =>
  withDatabase(async (url, directory) => {
    const crowd = await gatherCrowd(url, directory, clients, groups)
    const child = fork(nodeScript, [url, directory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const placeOf = (place: number) => crowd.groupIds[place % groups] as string
    // Members of a group left at the same moment and held the same state.
    const left = await Promise.all(
      crowd.groupIds.map((groupId, place) => fetchChat(port, crowd.cookies[place] as string, groupId)),
    )
    const returning = crowd.cookies.map(
      (cookie, place): Returning => ({
        cookie,
        groupId: placeOf(place),
        view: fromFresh(left[place % groups] as ChatState),
        finished: 0,
      }),
    )
    await talkOn(port, crowd)
    const fresh = await Promise.all(
      crowd.groupIds.map((groupId, place) => fetchChat(port, crowd.cookies[place] as string, groupId)),
    )
    const heads = new Map(fresh.map(({ groupId, seq }) => [groupId as string, seq]))
    const from = performance.now()
    await Promise.all(returning.map((one) => comeBack(port, one, heads.get(one.groupId) ?? 0, from)))
    const seconds = (performance.now() - from) / 1000
    child.disconnect()
    await once(child, 'exit')
    const stateOf = (view: ChatView) => JSON.stringify({ ...comparable(view), cursor: null })
    const wanted = new Map(fresh.map((one) => [one.groupId as string, stateOf(fromFresh(one))]))
    const unequal = returning.filter(({ groupId, view }) => stateOf(view) !== wanted.get(groupId)).length
    const waits = returning.map(({ finished }) => finished / 1000)
    return {
      table: [
        {
          what: `${clients} clients, each ${behind} events behind, s`,
          ours: `all ${round(seconds, 1)}  p50 ${round(percentile(waits, 0.5), 1)}`,
          note: `${Math.round((clients * behind) / seconds)} events/s`,
        },
        { what: 'holding another state', ours: String(unequal) },
      ],
      figures: { seconds: round(seconds), unequal },
    }
  })
export default workload
