/** Composed life as tests look at it. */
import { composeLife } from '../compose-life.ts'
import type { LifeEvent, LifeMessage } from '../life.ts'

const friday = '2026-11-20'
export const dayMs = 24 * 60 * 60 * 1000

export type Sample = ReturnType<typeof sampleOf>

/** A life with what tests keep asking for. */
export function sampleOf(seed: number, today = friday) {
  const { life, events } = composeLife({ seed, today })
  const messages = events.filter((event): event is LifeMessage => event.kind === 'message')
  const dayOf = (at: string) => Math.floor((Date.parse(at) - Date.parse(life.from)) / dayMs)
  const staff = new Set(life.people.filter((person) => person.staff).map(({ key }) => key))
  return {
    life,
    events,
    messages,
    dayOf,
    staff,
    messagesIn: (group: string) => messages.filter((one) => one.group === group),
  }
}

/** Distinct speakers per day, staff not counted. */
export function speakersByDay({ messagesIn, dayOf, staff }: Sample, group: string): number[] {
  const days = Array.from({ length: 36 }, () => new Set<string>())
  for (const { at, by } of messagesIn(group)) if (!staff.has(by)) days[dayOf(at)]?.add(by)
  return days.map(({ size }) => size)
}

/** Whoever does something in an event. */
export function actorOf(event: LifeEvent): string {
  return event.kind === 'join' || event.kind === 'leave' ? event.person : event.by
}

export const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
