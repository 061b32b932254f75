/** Gates 17 and 18: activity, key people, newcomers, phases, churn and heat of a real chat. */
import { readFileSync } from 'node:fs'
import { readActivity, silentRegulars } from '../../../server/science/activity.ts'
import { dyadsOf, reciprocity, tallyArcs } from '../../../server/science/arcs.ts'
import { newHeat, stepHeat } from '../../../server/science/heat.ts'
import { k80, medianK80 } from '../../../server/science/k80.ts'
import { rankKeyPeople } from '../../../server/science/key-people.ts'
import { newcomersWhoStayed } from '../../../server/science/newcomers.ts'
import { quantile } from '../../../server/science/numerics/quantiles.ts'
import { foldPhases } from '../../../server/science/phases.ts'
import { linkReplies, repliesBetweenPeople } from '../../../server/science/reply-evidence.ts'
import { measureChurn } from './elm-churn.ts'
import { atLeast, atMost, type GateSet, noneMissed } from './gates.ts'
import { answers } from './places.ts'
import { countBy, elmFile, inConversations, type Message, perDay, readElm } from './slack-elm.ts'

type Known = readonly [mine: number, known: number, tolerance: number]

export const elmGates: readonly GateSet[] = [
  {
    title: 'gate 17',
    needs: [elmFile, answers],
    measure: () => {
      const known = JSON.parse(readFileSync(answers, 'utf8')).elm_2019
      const messages = readElm()
      const churn = measureChurn(messages)
      return [
        noneMissed('gate17_missed', [
          ...daily(messages, known),
          ...month(messages, known.window_28d_to_2019_05_01),
          ...phases(messages, known.phase_from_2019_01_27),
        ]),
        atLeast('gate17_churn_auc', churn.later, 0.77, `later in time; members never seen ${churn.unseen.toFixed(3)}`),
      ]
    },
  },
  {
    title: 'gate 18',
    needs: [elmFile],
    measure: () => {
      const weekly = alarmsPerWeek(readElm())
      return [atMost('gate18_alarms_per_week', weekly, 3), atLeast('gate18_rings_at_all', Number(weekly > 0), 1)]
    },
  },
]

function daily(
  messages: readonly Message[],
  known: { messages: number; posters: number; daily_k80: Record<string, number> },
): Known[] {
  const [first, last] = [messages[0]?.day ?? 0, messages.at(-1)?.day ?? 0]
  const written = perDay(messages, first, last)
    .map((day) => k80(day.values()))
    .filter((people) => people > 0)
  const shares = { median: 0.5, p25: 0.25, p75: 0.75 }
  return [
    [messages.length, known.messages, 0],
    [countBy(messages).size, known.posters, 0],
    ...Object.entries(shares).map(([name, p]): Known => [quantile(written, p) ?? -1, known.daily_k80[name] ?? 0, 0]),
    ...newcomers(messages),
  ]
}

/** 267 newcomers of whom .1311 spoke on day 7–13. */
function newcomers(messages: readonly Message[]): Known[] {
  const [start, end] = [messages[0]?.ts ?? 0, messages.at(-1)?.ts ?? 0]
  const fresh = [...Map.groupBy(messages, (message) => message.from).values()].filter(([first]) => {
    const at = first?.ts ?? 0
    return at - start > 30 * 86_400 && end - at > 60 * 86_400
  })
  const joined = fresh.map((own) => ({
    joinedOn: 0,
    activeDays: own.map((message) => Math.floor((message.ts - (own[0]?.ts ?? 0)) / 86_400)),
  }))
  const stayed = newcomersWhoStayed(joined, 20)
  return [
    [stayed.n, 267, 0],
    [stayed.value ?? -1, 0.1311, 5e-5],
  ]
}

type MonthKnown = {
  messages: number
  arcs: number
  dyads: number
  reciprocity: number
  k80_median: number
  key_people_top5: [string, number, number, number][]
}

function month(messages: readonly Message[], known: MonthKnown): Known[] {
  const end = Date.UTC(2019, 4, 1) / 1000
  const said = messages.filter(({ ts }) => ts >= end - 28 * 86_400 && ts < end)
  const arcs = tallyArcs(repliesBetweenPeople(linkReplies(inConversations(said))))
  const days = perDay(said, end / 86_400 - 28, end / 86_400 - 1)
  const ranked = rankKeyPeople(countBy(said), arcs, known.k80_median)
  return [
    [said.length, known.messages, 0],
    [arcs.length, known.arcs, 0],
    [dyadsOf(arcs).length, known.dyads, 0],
    [reciprocity(arcs).value ?? -1, known.reciprocity, 5e-5],
    [medianK80(days.map((day) => k80(day.values()))) ?? -1, known.k80_median, 0],
    ...known.key_people_top5.flatMap(([member, share, rank, loss], at): Known[] => [
      [Number(ranked[at]?.member === member), 1, 0],
      [ranked[at]?.messageShare ?? -1, share, 5.1e-5],
      [ranked[at]?.pageRank ?? -1, rank, 5.1e-5],
      [ranked[at]?.dyadLoss ?? -1, loss, 5.1e-5],
    ]),
  ]
}

function phases(messages: readonly Message[], known: Record<string, number>): Known[] {
  const [first, last] = [messages[0]?.day ?? 0, messages.at(-1)?.day ?? 0]
  const speakers = perDay(messages, first, last).map((day) => day.size)
  const people = [...Map.groupBy(messages, (message) => message.from).values()]
  const active = people.map((own) => [...new Set(own.map((message) => message.day))])
  const days = speakers.map((_, at) => ({
    ...{ day: first + at, ageDays: at + 1, exits: 0, joins: 0 },
    ...{ r: readActivity(speakers.slice(0, at + 1)).r, q: silentRegulars(active, first + at) },
  }))
  const states = days.map((_, at) => foldPhases(days.slice(0, at + 1))?.state)
  const count = (phase: string) => states.filter((state) => state === phase).length
  return [
    [count('phase_love'), known.love_days ?? -1, 0],
    [count('phase_doubt'), known.doubt_days ?? -1, 0],
    [count('phase_breakup'), known.breakup_days ?? -1, 0],
  ]
}

function alarmsPerWeek(messages: readonly Message[]): number {
  const start = Math.floor((messages[0]?.ts ?? 0) / 3600) * 3600
  const bins = Array.from({ length: Math.floor(((messages.at(-1)?.ts ?? 0) - start) / 600) + 1 }, () => 0)
  for (const { ts } of messages) bins[Math.floor((ts - start) / 600)]! += 1
  const state = newHeat()
  const alarms = bins.filter((count) => stepHeat(state, count).alarm).length
  return alarms / ((bins.length - 21 * 144) / 1008)
}
