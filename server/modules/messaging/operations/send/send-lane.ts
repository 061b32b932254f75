/**
 * Two lanes for each tenant and node. While a transaction is being written, what arrives waits and goes together into the
 * next: at 32 senders this costs half a statement for each message instead of seven.
 */
import { Problem } from '../../../../kernel/contract.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import type { Context } from '../../../../kernel/context.ts'
import { isAway } from '../../../../kernel/database.ts'
import { enter, enterSingly, type Ground } from '../../../../kernel/ground.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { Beside, GroupEvent } from '../../contract.ts'
import { readBeside } from '../../queries/read-beside.ts'
import { feedOf } from '../../realtime/feed.ts'
import { rememberPeople } from './remember-people.ts'
import { sendBatch, sendPlain } from './send-batch.ts'
import { keyOf, type Said, type Utterance } from './utterance.ts'

/** None for what could not be said this way. */
type Answer = Said | Problem | undefined
type Send = (ctx: Context, utterances: readonly Utterance[]) => Promise<Answer[]>
type Spoken = { answers: Answer[]; beside: Beside }
type Within = (work: (ctx: Context) => Promise<Spoken>) => Promise<Spoken>
type Waiting = { utterance: Utterance; settle: (answer: Said | Problem) => void; fail: (fault: unknown) => void }

const batchLimit = 256
const system = { kind: 'system', name: 'send' } as const
const lanesPerTenant = 2

// Those just answered often speak again at once; starting without them would leave every second batch nearly empty
// (measured: batches of 31 and 1 in turn, half the rate). One more millisecond is waited for them, at most three times.
const pauses = 3
const pause = () => new Promise((resolve) => setTimeout(resolve, 1))

const sendPlainly: Send = async (ctx, utterances) => {
  const said = await sendPlain(ctx, utterances)
  return utterances.map((one) => said.get(keyOf(one)))
}

class Lane {
  readonly #ground: Ground
  readonly #tenantId: TenantId
  #waiting: Waiting[] = []
  #going = false
  readonly #people = rememberPeople()

  constructor(ground: Ground, tenantId: TenantId) {
    this.#ground = ground
    this.#tenantId = tenantId
  }

  send(utterance: Utterance): Promise<Said | Problem> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ utterance, settle, fail })
      if (!this.#going) this.#go()
    })
  }

  async #go(): Promise<void> {
    this.#going = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchLimit)
      await this.#write(batch).catch((fault) => this.#writeSingly(batch, fault))
      for (let turn = 0; turn < pauses && this.#waiting.length < batch.length - 1; turn += 1) await pause()
    }
    this.#going = false
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const rest = await this.#say(batch, (work) => enterSingly(this.#ground, this.#tenantId, system, work), sendPlainly)
    if (rest.length > 0) await this.#say(rest, (work) => enter(this.#ground, this.#tenantId, system, work), sendBatch)
  }

  /** Says what can be said this way, answers those who said it, and returns the rest. */
  async #say(batch: readonly Waiting[], within: Within, send: Send): Promise<Waiting[]> {
    const utterances = batch.map(({ utterance }) => utterance)
    const { answers, beside } = await within(async (ctx) => {
      const answers = await send(ctx, utterances)
      return { answers, beside: await this.#readBeside(ctx, answers) }
    })
    const rest = batch.filter(({ settle }, place) => {
      const answer = answers[place]
      if (answer) settle(answer)
      return !answer
    })
    this.#announce(answers, beside)
    return rest
  }

  #readBeside(ctx: Context, answers: readonly Answer[]): Promise<Beside> {
    const messages = answers.flatMap((one) => (!one || one instanceof Problem ? [] : [one.message]))
    return readBeside(ctx, messages, this.#people)
  }

  #announce(answers: readonly Answer[], beside: Beside): void {
    const fresh = answers.flatMap((one) => (!one || one instanceof Problem || one.repeated ? [] : [one]))
    for (const [groupId, said] of Map.groupBy(fresh, ({ message }) => message.groupId)) {
      const events = said.map(({ seq, message }): GroupEvent => ({ seq, kind: 'message', message }))
      feedOf(this.#ground).offer(groupId, { epoch: said[0]?.epoch ?? 1, events, beside: besideOf(beside, said) })
      this.#ground.bus.tellOthers('chat', `${this.#tenantId} ${groupId}`)
    }
  }

  /** One bad message must not take its neighbours down: each is tried alone, and only the bad one fails. */
  async #writeSingly(batch: readonly Waiting[], fault: unknown): Promise<void> {
    // A database that is away is away for each of them.
    if (isAway(fault)) return batch.forEach(({ fail }) => fail(fault))
    for (const one of batch) await this.#write([one]).catch(one.fail)
  }
}

/** Of what the batch needs beside it, the part one group may see. */
function besideOf({ people, quoted }: Beside, said: readonly Said[]): Beside {
  const replies = new Set(said.map(({ message }) => message.replyTo))
  const answered = quoted.filter(({ id }) => replies.has(id))
  const named = new Set([
    ...answered.map(({ by }) => by),
    ...said.flatMap(({ message }) => [message.by, ...message.mentions]),
  ])
  return { people: people.filter(({ id }) => named.has(id)), quoted: answered, mine: [] }
}

/** The lanes of a tenant on this node, and which group goes by which: each new group takes the next lane in turn. */
type Lanes = { lanes: Lane[]; ways: Map<GroupId, Lane> }

const lanesOfGround = new WeakMap<Ground, Map<TenantId, Lanes>>()

/** Says something in its own time, outside the caller's transaction; answers once it is durable. */
export function sendInLane(ground: Ground, tenantId: TenantId, utterance: Utterance): Promise<Said | Problem> {
  return laneOf(ground, tenantId, utterance.groupId).send(utterance)
}

/** All of a group goes through one lane, so that its lock is never fought over within a node. */
function laneOf(ground: Ground, tenantId: TenantId, groupId: GroupId): Lane {
  const { lanes, ways } = lanesOf(ground, tenantId)
  const known = ways.get(groupId)
  if (known) return known
  const lane = lanes[ways.size % lanes.length] as Lane
  ways.set(groupId, lane)
  return lane
}

function lanesOf(ground: Ground, tenantId: TenantId): Lanes {
  let ofGround = lanesOfGround.get(ground)
  if (!ofGround) lanesOfGround.set(ground, (ofGround = new Map()))
  let ofTenant = ofGround.get(tenantId)
  if (!ofTenant) {
    const lanes = Array.from({ length: lanesPerTenant }, () => new Lane(ground, tenantId))
    ofGround.set(tenantId, (ofTenant = { lanes, ways: new Map() }))
  }
  return ofTenant
}
