/** Durable messages a second at 32 senders over WebSocket, against bare single-row INSERT transactions of the same rows at 32 connections. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import type { ServerFrame } from '../../server/modules/messaging/contract.ts'
import { type Crowd, gatherCrowd } from '../kit/crowd.ts'
import { withDatabase } from '../kit/database.ts'
import { percentile, perSecond, round } from '../kit/figures.ts'
import { rateOfInserts } from '../kit/raw-insert.ts'
import type { Workload } from '../run.ts'

const senders = 32
const nodeScript = fileURLToPath(new URL('../kit/node.ts', import.meta.url))

class Sender {
  readonly #socket: WebSocket
  readonly #groupId: string
  #told: (() => void) | null = null
  constructor(socket: WebSocket, groupId: string) {
    this.#socket = socket
    this.#groupId = groupId
    socket.on('message', (raw) => {
      const text = String(raw)
      // Deliveries of others are only let through: a sender waits for its own answer.
      if (text.includes('"t":"sent"')) this.#told?.()
      if (text.includes('"t":"refused"')) throw new Error((JSON.parse(text) as ServerFrame[]).map(({ t }) => t).join())
    })
  }

  /** Milliseconds from sending until the server says that it is durable. */
  async say(text: string): Promise<number> {
    const from = performance.now()
    const told = new Promise<void>((resolve) => (this.#told = resolve))
    this.#socket.send(
      JSON.stringify({ t: 'send', groupId: this.#groupId, draft: { clientId: crypto.randomUUID(), text } }),
    )
    await told
    return performance.now() - from
  }
}

async function openSenders(port: number, { cookies, groupIds }: Crowd): Promise<Sender[]> {
  return Promise.all(
    cookies.map(async (cookie, place) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/realtime`, {
        headers: { cookie: `qunluo_session=${cookie}` },
      })
      await once(socket, 'message')
      return new Sender(socket, groupIds[place % groupIds.length] as string)
    }),
  )
}

async function measure(people: readonly Sender[], milliseconds: number): Promise<{ rate: number; waits: number[] }> {
  const waits: number[] = []
  const from = performance.now()
  const until = from + milliseconds
  await Promise.all(
    people.map(async (sender) => {
      while (performance.now() < until) waits.push(await sender.say('今天的晚霞真好看，谁在湖边？'))
    }),
  )
  return { rate: perSecond(waits.length, performance.now() - from), waits }
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const crowd = await gatherCrowd(url, directory, senders, 4)
    const child = fork(nodeScript, [url, directory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const people = await openSenders(port, crowd)
    await measure(people, 1500)
    const span = full ? 15_000 : 5000
    const before = await rateOfInserts(url, 'message', senders, span / 2)
    const { rate, waits } = await measure(people, span)
    const after = await rateOfInserts(url, 'message', senders, span / 2)
    const bare = (before + after) / 2
    const smallest = await rateOfInserts(url, 'smallest', senders, span / 2)
    child.disconnect()
    await once(child, 'exit')
    return {
      table: [
        {
          what: `durable messages/s, ${senders} senders in ${crowd.groupIds.length} groups`,
          ours: String(rate),
          peer: String(Math.round(bare)),
          note: `peer: bare INSERT transactions of the same rows; of the smallest rows ${Math.round(smallest)}`,
        },
        {
          what: 'until durable, ms',
          ours: `p50 ${round(percentile(waits, 0.5))}  p99 ${round(percentile(waits, 0.99))}`,
        },
      ],
      figures: {
        ratio: round(rate / bare),
        p99_ms: round(percentile(waits, 0.99)),
        per_second: rate,
        bare_per_second: Math.round(bare),
        smallest_per_second: Math.round(smallest),
      },
    }
  })
export default workload
