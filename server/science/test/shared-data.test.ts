import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readActivity, silentRegulars } from '../activity.ts'
import { dyadsOf, reciprocity, tallyArcs } from '../arcs.ts'
import { scoreHealth } from '../health.ts'
import { dependPart, freshPart, meshPart, steadyPart } from '../health-parts.ts'
import { heatOf, newHeat, sizeOf, stepHeat } from '../heat.ts'
import { k80, medianK80 } from '../k80.ts'
import { rankKeyPeople } from '../key-people.ts'
import { countMemberFigures } from '../member-figures.ts'
import { newcomersWhoStayed } from '../newcomers.ts'
import { quantile } from '../numerics/quantiles.ts'
import { foldPhases, type PhaseDay } from '../phases.ts'
import { type Line, linkReplies, repliesBetweenPeople } from '../reply-evidence.ts'
import { giveRoles } from '../roles.ts'
import { findThinkers } from '../thinkers.ts'
import { countStarts, countTalks, threadsOf } from '../threads.ts'

// A developers' chat of 2019 with known figures, kept beside the project, never in it.
const beside = new URL('../../../../shared/', import.meta.url)
const answersFile = new URL('domain/science-golden.json', beside)
const chatFile = new URL('data/slack-elm/elm2019.xml.gz', beside)
const present = existsSync(answersFile) && existsSync(chatFile)
if (!present) console.log('skipped: science against slack-elm, for ../shared/data/slack-elm is not here')

type Message = Line & { conversation: string; text: string; day: number }

describe.skipIf(!present)('a real chat', () => {
  const known = present ? JSON.parse(readFileSync(answersFile, 'utf8')).elm_2019 : {}
  const messages = present ? readChat() : []
  const firstDay = messages[0]?.day ?? 0
  const lastDay = messages.at(-1)?.day ?? 0
  const end = Date.UTC(2019, 4, 1) / 1000
  const month = messages.filter((message) => message.ts >= end - 28 * 86400 && message.ts < end)
  const monthLinks = linkReplies(inConversations(month))
  const arcs = tallyArcs(repliesBetweenPeople(monthLinks))
  const window = known.window_28d_to_2019_05_01

  test('was read whole', () => {
    expect([messages.length, new Set(messages.map((message) => message.from)).size]).toEqual([
      known.messages,
      known.posters,
    ])
  })

  test('arcs, dyads, reciprocity', () => {
    expect(month.length).toBe(window.messages)
    expect([arcs.length, dyadsOf(arcs).length]).toEqual([window.arcs, window.dyads])
    expect(reciprocity(arcs).value).toBeCloseTo(window.reciprocity, 4)
  })

  test('k80', () => {
    const daily = perDay(messages, firstDay, lastDay).map((day) => k80(day.values()))
    const written = daily.filter((people) => people > 0)
    expect([0.5, 0.25, 0.75].map((p) => quantile(written, p))).toEqual([
      known.daily_k80.median,
      known.daily_k80.p25,
      known.daily_k80.p75,
    ])
    expect(medianK80(perDay(month, end / 86400 - 28, end / 86400 - 1).map((day) => k80(day.values())))).toBe(
      window.k80_median,
    )
  })

  test('key people', () => {
    const ranked = rankKeyPeople(countBy(month), arcs, window.k80_median)
    const top = ranked
      .slice(0, 5)
      .map((one) => [one.member, ...[one.messageShare, one.pageRank, one.dyadLoss].map(round4)])
    expect(top).toEqual(window.key_people_top5)
    expect(ranked.filter((one) => one.key)).toHaveLength(10)
  })

  test('threads, thinkers and roles', () => {
    const threads = threadsOf(month, monthLinks)
    expect(countTalks(threads)).toBe(window.threads_2plus_speakers)
    const firsts = new Map(messages.toReversed().map((message) => [message.conversation, message.id]))
    const beginnings = new Set(firsts.values())
    const begunInside = threads.filter((thread) => beginnings.has(thread.root))
    expect([...countStarts(begunInside).values()].filter((starts) => starts >= 2)).toHaveLength(
      window.starter_threads_3plus_speakers_min2,
    )
    const figures = countMemberFigures({
      members: [...countBy(month).keys()].map((member) => ({ member, signals: null })),
      messages: month.map((message) => ({
        id: message.id,
        from: message.from,
        length: message.text.length,
        disagrees: false,
      })),
      links: monthLinks,
      threads: begunInside,
    })
    expect(findThinkers(figures).map((thinker) => thinker.member)).toEqual(window.thinkers)
    const roles = giveRoles(figures)
    expect(roles.filter((given) => given.role === 'role_thinker')).toHaveLength(3)
    expect(roles.filter((given) => given.role === 'role_onlooker')).toHaveLength(
      window.speakers_with_at_most_2_messages,
    )
  })

  test('newcomers who stay', () => {
    const firsts = Map.groupBy(messages, (message) => message.from)
    const fresh = [...firsts.values()].filter(([first]) => {
      const at = (first as Message).ts - (messages[0] as Message).ts
      return at > 30 * 86400 && (messages.at(-1) as Message).ts - (first as Message).ts > 60 * 86400
    })
    // Whole days since the first message, all brought to one joining day so that the window of 14–42 days holds them.
    const newcomers = fresh.map((own) => ({
      joinedOn: 0,
      activeDays: own.map((message) => Math.floor((message.ts - (own[0] as Message).ts) / 86400)),
    }))
    expect(newcomersWhoStayed(newcomers, 20)).toMatchObject({ n: known.newcomers.n })
    expect(newcomersWhoStayed(newcomers, 20).value).toBeCloseTo(known.newcomers.retention.d7_13, 4)
  })

  test('phases', () => {
    const days = phaseDays(messages, firstDay, lastDay)
    const states = days.map((_, at) => foldPhases(days.slice(0, at + 1))).filter((state) => state !== null)
    const count = (phase: string) => states.filter((state) => state.state === phase).length
    const { love_days: love, doubt_days: doubt, breakup_days: breakup } = known.phase_from_2019_01_27
    expect([count('phase_love'), count('phase_doubt'), count('phase_breakup')]).toEqual([love, doubt, breakup])
    const changed = new Date((states.at(-1)?.since ?? 0) * 86_400_000).toISOString().slice(0, 10)
    expect(`${changed} doubt`).toBe(known.phase_from_2019_01_27.change)
  })

  test('health: the parts of the known toy come from this chat', () => {
    const week = month.filter((message) => message.ts >= end - 7 * 86400)
    const counts = countBy(week)
    const speakers = perDay(messages, firstDay, end / 86400 - 1).map((day) => day.size)
    const top = { messages7: week.length, topSpeaker7: Math.max(...counts.values()) }
    const seats = 453
    const parts = {
      speak: { value: counts.size / seats, n: seats },
      steady: steadyPart(speakers),
      reply: { value: window.answered_5min / window.questions_opening_a_thread, n: window.questions_opening_a_thread },
      mesh: meshPart(arcs, top),
      depend: dependPart(arcs, rankKeyPeople(countBy(month), arcs, 10)[0]?.member ?? null),
      stay: { value: known.newcomers.retention.d7_13, n: known.newcomers.n },
      fresh: freshPart({ threads: countTalks(threadsOf(month, monthLinks)), days: 28 }, seats),
    }
    expect(scoreHealth({ kind: 'interest', seats, ageDays: 121, parts }).score).toBeCloseTo(66.94, 1)
  })

  test('heat', () => {
    const start = Math.floor((messages[0] as Message).ts / 3600) * 3600
    const bins = binsOf(messages, start)
    const state = newHeat()
    const readings = bins.map((count) => stepHeat(state, count))
    expect([bins.length, round4(sizeOf(state) as number)]).toEqual([known.heat.bins, known.heat.size_r])
    const first = readings.findIndex((reading) => reading.alarm)
    const { bin, y, mu, p } = known.heat.first_alarm
    expect((start + first * 600) * 1000).toBe(Date.parse(bin))
    expect(readings[first]).toMatchObject({ messages: y, heat: heatOf(readings[first]?.p as number) })
    expect([round4(readings[first]?.mu as number), Number(readings[first]?.p?.toFixed(7))]).toEqual([mu, p])
    const weeks = (bins.length - 21 * 144) / 1008
    const alarms = readings.filter((reading) => reading.alarm).length
    expect(Number((alarms / weeks).toFixed(2))).toBe(known.heat.alarms_per_week.nb_1e_3_and_8_messages)
  })
})

function readChat(): Message[] {
  const xml = gunzipSync(readFileSync(chatFile)).toString('utf8')
  const shape = /<message conversation_id="(\d+)">\s*<ts>([^<]*)<\/ts>\s*<user>([^<]*)<\/user>\s*<text>([^]*?)<\/text>/g
  return [...xml.matchAll(shape)].map(([, conversation = '', time = '', from = '', text = ''], at) => {
    const ts = Date.parse(`${time.slice(0, 23)}Z`) / 1000
    return { id: String(at).padStart(6, '0'), ts, from, text, conversation, day: Math.floor(ts / 86400) }
  })
}

/** Each message as a native reply to the previous one of its conversation, as the known arcs were counted. */
function inConversations(messages: readonly Message[]): Line[] {
  const last = new Map<string, Message>()
  return messages.map((message) => {
    const before = last.get(message.conversation)
    last.set(message.conversation, message)
    return { ...message, replyTo: before?.id ?? null, replyToFrom: before?.from ?? null }
  })
}

function countBy(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { from } of messages) counts.set(from, (counts.get(from) ?? 0) + 1)
  return counts
}

/** Messages per person for every day from the first to the last, silent days too. */
function perDay(messages: readonly Message[], first: number, last: number): Map<string, number>[] {
  const byDay = Map.groupBy(messages, (message) => message.day)
  return Array.from({ length: last - first + 1 }, (_, at) => countBy(byDay.get(first + at) ?? []))
}

function phaseDays(messages: readonly Message[], first: number, last: number): PhaseDay[] {
  const speakers = perDay(messages, first, last).map((day) => day.size)
  const people = [...Map.groupBy(messages, (message) => message.from).values()]
  const active = people.map((own) => [...new Set(own.map((message) => message.day))])
  return speakers.map((_, at) => ({
    day: first + at,
    ageDays: at + 1,
    r: readActivity(speakers.slice(0, at + 1)).r,
    exits: 0,
    joins: 0,
    q: silentRegulars(active, first + at),
  }))
}

function binsOf(messages: readonly Message[], start: number): number[] {
  const last = Math.floor(((messages.at(-1) as Message).ts - start) / 600)
  const bins = Array.from({ length: last + 1 }, () => 0)
  for (const { ts } of messages) bins[Math.floor((ts - start) / 600)]! += 1
  return bins
}

function round4(value: number): number {
  return Number(value.toFixed(4))
}
