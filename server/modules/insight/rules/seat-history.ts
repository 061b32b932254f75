/** Who sat in a group when, told backwards from who sits there now. */
import type { PersonId } from '../../../kernel/people.ts'
import type { SeatChange } from '../../community/index.ts'
import type { BusinessDays } from './business-days.ts'

export type DatedChange = SeatChange & { day: number }

export type SeatHistory = {
  /** Seats at the end of a day, as far back as the changes reach. */
  seatsOn: (day: number) => number
  joinsOf: (from: number, until: number) => DatedChange[]
  exitsOf: (from: number, until: number) => DatedChange[]
  /** The day on which a person last joined up to that day; null where no joining is told. */
  joinedOn: (personId: PersonId, day: number) => number | null
}

export const dateChanges = (changes: readonly SeatChange[], days: BusinessDays): DatedChange[] =>
  changes.map((change) => ({ ...change, day: days.of(change.at) }))

/** `seatsNow` and `changes` without the operator's people; changes in order, up to this moment. */
export function seatHistory(seatsNow: number, changes: readonly DatedChange[]): SeatHistory {
  const within = (from: number, until: number, joining: boolean) =>
    changes.filter(({ day, change }) => day >= from && day <= until && (change === 'joined') === joining)
  const joins = Map.groupBy(
    changes.filter(({ change }) => change === 'joined'),
    ({ personId }) => personId,
  )
  return {
    joinsOf: (from, until) => within(from, until, true),
    exitsOf: (from, until) => within(from, until, false),
    seatsOn: (day) => seatsNow - within(day + 1, Infinity, true).length + within(day + 1, Infinity, false).length,
    joinedOn: (personId, day) => joins.get(personId)?.findLast((join) => join.day <= day)?.day ?? null,
  }
}
