import { churnDays, churnSigns, fitChurn, type SpokenDay } from '../../../server/science/churn.ts'
import { areaUnderCurve } from '../../../server/science/numerics/auc.ts'
import { chanceOf } from '../../../server/science/numerics/logistic.ts'
import type { Message } from './slack-elm.ts'

type Row = { snapshot: number; member: string; signs: number[]; left: boolean }

/**
 * Who will be silent for 28 days? A snapshot every 14 days; the first two thirds train, the rest are scored: all members,
 * and those who are in no training snapshot.
 */
export function measureChurn(messages: readonly Message[]): { later: number; unseen: number } {
  const start = messages[0]?.ts ?? 0
  const dayOf = ({ ts }: Message) => Math.floor((ts - start) / 86_400)
  const people = [...Map.groupBy(messages, (message) => message.from)].map(([member, own]) => ({
    member,
    days: [...Map.groupBy(own, dayOf)].map(([day, said]) => ({ day, messages: said.length })),
  }))
  const last = dayOf(messages.at(-1) as Message)
  const snapshots: number[] = []
  for (let day = 60; day <= last - churnDays; day += 14) snapshots.push(day)
  const rows = snapshots.flatMap((day) => people.flatMap((person) => rowOf(day, person)))
  const cut = snapshots[Math.floor((snapshots.length * 2) / 3)] ?? 0
  const train = rows.filter((row) => row.snapshot < cut)
  const model = fitChurn(train)
  const auc = (scored: readonly Row[]) =>
    areaUnderCurve(
      scored.map((row) => chanceOf(model, row.signs)),
      scored.map((row) => row.left),
    ) ?? Number.NaN
  const seen = new Set(train.map((row) => row.member))
  const later = rows.filter((row) => row.snapshot >= cut)
  return { later: auc(later), unseen: auc(later.filter((row) => !seen.has(row.member))) }
}

function rowOf(snapshot: number, { member, days }: { member: string; days: readonly SpokenDay[] }): Row[] {
  const past = days.filter(({ day }) => day < snapshot)
  if (!past.some(({ day }) => day >= snapshot - churnDays)) return []
  const left = !days.some(({ day }) => day >= snapshot && day < snapshot + churnDays)
  return [{ snapshot, member, signs: churnSigns(past, snapshot - 1), left }]
}
