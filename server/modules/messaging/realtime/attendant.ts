/** What happens on a member's socket: greeting, catching up, saying, reading, typing. */
import { fillSentence, InvalidInput, Problem } from '../../../kernel/contract.ts'
import type { Ground } from '../../../kernel/ground.ts'
import { enterByGate } from '../../../kernel/realtime/gate.ts'
import type { RealtimePlug } from '../../../kernel/realtime/socket.ts'
import type { Attendant } from '../../../kernel/realtime/socket.ts'
import type { GroupId } from '../../community/contract.ts'
import { listMyGroupIds } from '../../community/index.ts'
import { writeAudit } from '../../identity/index.ts'
import { type ClientFrame, clientFrame, type Draft, sendMessageEndpoint, type ServerFrame } from '../contract.ts'
import { moveCursor } from '../operations/move-cursor.ts'
import { sendInLane } from '../operations/send/send-lane.ts'
import type { Said } from '../operations/send/utterance.ts'
import { readHeads } from '../queries/read-heads.ts'
import { catchUp } from './catch-up.ts'
import { feedOf, roomOf, roomOfPerson } from './feed.ts'
import { endLook, goOnLooking, look } from './presence.ts'
import { watch } from './watching.ts'

function tell(ground: Ground, { seat }: Attendant, frame: ServerFrame): void {
  ground.hub.tellSeat(seat, JSON.stringify(frame))
}

/** Seats the newcomer in the rooms of all their groups before anything is read, so that nothing falls between. */
async function arrive(ground: Ground, attendant: Attendant): Promise<void> {
  const { tenantId, actor, seat } = attendant
  ground.hub.enterRoom(seat, roomOfPerson(actor.personId))
  await enterByGate(ground, tenantId, actor, async (ctx) => {
    const ids = await listMyGroupIds(ctx, actor.personId)
    for (const groupId of ids) ground.hub.enterRoom(seat, roomOf(groupId))
    for (const head of await readHeads(ctx, ids))
      feedOf(ground).follow(tenantId, head.group_id, head.epoch, head.last_seq)
  })
  tell(ground, attendant, { t: 'ready', personId: actor.personId })
}

async function frame(ground: Ground, attendant: Attendant, raw: unknown): Promise<void> {
  const read = clientFrame.safeParse(raw)
  if (!read.success) return refuse(ground, attendant, InvalidInput(), clientIdOf(raw))
  // The table names the frame of each kind; types do not follow that it is looked up by the frame's own.
  await answers[read.data.t](ground, attendant, read.data as never)
}

const clientIdOf = (raw: unknown) => (raw as { draft?: { clientId?: string } } | null)?.draft?.clientId ?? null

function refuse(ground: Ground, attendant: Attendant, { kind, facts }: Problem, clientId: string | null): void {
  const sentences = { zh: fillSentence(kind.zh, facts), en: fillSentence(kind.en, facts) }
  tell(ground, attendant, { t: 'refused', clientId, code: kind.code, ...sentences })
}

type Frame<T extends ClientFrame['t']> = Extract<ClientFrame, { t: T }>

const answers: { [T in ClientFrame['t']]: (ground: Ground, attendant: Attendant, given: Frame<T>) => Promise<void> } = {
  async hello(ground, attendant, { have }) {
    for (const [groupId, at] of Object.entries(have)) {
      if (at) await catchUp(ground, attendant, groupId as GroupId, at.epoch, at.seq)
    }
    tell(ground, attendant, { t: 'ready', personId: attendant.actor.personId })
  },

  async send(ground, attendant, { groupId, draft }) {
    const { tenantId, actor } = attendant
    const said = await sendInLane(ground, tenantId, { groupId, personId: actor.personId, draft })
    if (said instanceof Problem) return refuse(ground, attendant, said, draft.clientId)
    await noteForAudit(ground, attendant, groupId, draft, said)
    const { message, seq } = said
    tell(ground, attendant, {
      t: 'sent',
      clientId: draft.clientId,
      messageId: message.id,
      number: message.number ?? 0,
      seq,
    })
  },

  async read(ground, attendant, { groupId, readNumber }) {
    const moved = enterByGate(ground, attendant.tenantId, attendant.actor, (ctx) =>
      moveCursor(ctx, { groupId, readNumber }),
    )
    await moved.catch((fault) => refuseOrThrow(ground, attendant, fault))
  },

  async typing(ground, { seat, actor }, { groupId }) {
    const present = [...seat.rooms].some(({ name }) => name === roomOf(groupId))
    if (present) ground.bus.tell('typing', `${groupId} ${actor.personId}`)
  },

  look: (ground, attendant, { groupId }) => look(ground, attendant, groupId),

  async watch(ground, attendant, { things }) {
    watch(ground, attendant, things)
  },

  async ping(ground, attendant, { at }) {
    tell(ground, attendant, { t: 'pong', at })
    await goOnLooking(ground, attendant)
  },
}

/** What operators say is written down as if it had come over HTTP. */
async function noteForAudit(
  ground: Ground,
  { tenantId, actor }: Attendant,
  groupId: GroupId,
  draft: Draft,
  { repeated }: Said,
): Promise<void> {
  if (!actor.staffRole || repeated) return
  await enterByGate(ground, tenantId, actor, (ctx) => writeAudit(ctx, sendMessageEndpoint, { groupId, ...draft }))
}

function refuseOrThrow(ground: Ground, attendant: Attendant, fault: unknown): void {
  if (!(fault instanceof Problem)) throw fault
  refuse(ground, attendant, fault, null)
}

function leave(ground: Ground, attendant: Attendant): void {
  // A node that is closing cannot say so any more: the look ends by itself.
  endLook(ground, attendant).catch(() => {})
}

export const attendants: RealtimePlug = { arrive, frame, leave }
