/** Who is what in a group over 28 days: thinkers, critics, onlookers, the silent; whom the group rests on. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import { tallyArcs } from '../../server/science/arcs.ts'
import { disagrees } from '../../server/science/disagreement.ts'
import { k80, medianK80 } from '../../server/science/k80.ts'
import { rankKeyPeople } from '../../server/science/key-people.ts'
import { countMemberFigures } from '../../server/science/member-figures.ts'
import { byId } from '../../server/science/order.ts'
import { asReplyLink, type Disentangler, openDisentangler } from '../../server/science/reply-graph/disentangle.ts'
import { shippedModels } from '../../server/science/reply-graph/language.ts'
import { type Line, type ReplyLink, repliesBetweenPeople } from '../../server/science/reply-evidence.ts'
import { giveRoles } from '../../server/science/roles.ts'
import { threadsOf } from '../../server/science/threads.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { asChatLine } from './known-names.ts'
import type { Lines } from './lines.ts'
import { id, type Message, message, seconds } from './shapes.ts'

const windowSeconds = 28 * 86_400
const zone = 'Asia/Shanghai'

const member = z.object({ type: z.literal('member'), group: id, member: id })
const signal = z.object({ type: z.literal('signal'), group: id, member: id, ts: seconds, kind: z.string() })
const row = z.union([member, signal, message.extend({ type: z.literal('message').optional() })])

type Spoken = Line & { length: number; disagrees: boolean; link: ReplyLink | null }
type Chat = {
  names: Map<string, string>
  disentangler: Disentangler
  members: Set<string>
  signals: { member: string; ts: number }[]
  spoken: Spoken[]
}

export const roles = algorithm({
  flags: z.strictObject({ until: z.coerce.number().optional(), seed }),
  run: async (lines, { until }) => {
    const chats = new Map<string, Chat>()
    let last = Number.NEGATIVE_INFINITY
    for await (const one of lines.read(row)) {
      const chat = chats.get(one.group) ?? openChat()
      chats.set(one.group, chat)
      if (one.type === 'member') chat.members.add(one.member)
      else last = Math.max(last, one.ts)
      if (one.type === 'signal') chat.signals.push({ member: one.member, ts: one.ts })
      else if (one.type !== 'member') hear(chat, one)
    }
    // Without --until the window ends just after the last line.
    for (const [group, chat] of chats) await writeGroup(lines, group, chat, until ?? last + 1)
  },
})

function openChat(): Chat {
  const names = new Map<string, string>()
  const disentangler = openDisentangler(shippedModels, { names })
  return { names, disentangler, members: new Set(), signals: [], spoken: [] }
}

function hear(chat: Chat, said: Message): void {
  const placed = chat.disentangler.take(asChatLine(said, chat.names))
  if (!placed) return
  const { id: message, ts, from, text } = said
  const told = { length: text.length, disagrees: disagrees(text), link: asReplyLink(placed) }
  chat.spoken.push({ id: message, ts, from, ...told })
}

async function writeGroup(lines: Lines, group: string, chat: Chat, until: number): Promise<void> {
  const inside = ({ ts }: { ts: number }) => ts >= until - windowSeconds && ts < until
  const spoken = chat.spoken.filter(inside)
  const links = spoken.flatMap(({ link }) => link ?? [])
  const signals = chat.signals.filter(inside)
  // A carrier that never told of a signal cannot tell who is silent.
  const signalsOf = (one: string) => (chat.signals.length ? signals.filter((seen) => seen.member === one).length : null)
  const people = [...new Set([...chat.members, ...spoken.map(({ from }) => from)])].sort(byId)
  const figures = countMemberFigures({
    members: people.map((one) => ({ member: one, signals: signalsOf(one) })),
    messages: spoken,
    links,
    threads: threadsOf(spoken, links),
  })
  const given = new Map(giveRoles(figures).map((role) => [role.member, role.role]))
  const days = Map.groupBy(spoken, ({ ts }) => DateTime.fromSeconds(ts, { zone }).toISODate() ?? '')
  const rest = medianK80([...days.values()].map((said) => k80(countBy(said).values())))
  const standings = rankKeyPeople(countBy(spoken), tallyArcs(repliesBetweenPeople(links)), rest)
  const standing = new Map(standings.map((one) => [one.member, one]))
  const active = activeDays(days.values())
  for (const one of figures) {
    const { messages: m, starts: s, repliesIn: r_in, repliesOut: r_out, disagreements: d, signals: v } = one
    const counts = { m, a: active.get(one.member) ?? 0, s, r_in, r_out, d, v }
    const { pageRank: pagerank = 0, key = false } = standing.get(one.member) ?? {}
    await lines.write({ group, member: one.member, role: given.get(one.member), ...counts, pagerank, key })
  }
}

function countBy(spoken: readonly Spoken[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { from } of spoken) counts.set(from, (counts.get(from) ?? 0) + 1)
  return counts
}

/** A per person: business days with at least one message. */
function activeDays(days: Iterable<readonly Spoken[]>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const day of days)
    for (const from of new Set(day.map((one) => one.from))) counts.set(from, (counts.get(from) ?? 0) + 1)
  return counts
}
