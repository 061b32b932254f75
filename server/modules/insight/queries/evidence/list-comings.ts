/** Who came, who went, and who of those that came stayed. */
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import { listSeatChanges } from '../../../community/index.ts'
import { readCards } from '../../../identity/index.ts'
import { sumByPerson } from '../../rules/history.ts'
import { dateChanges, type DatedChange } from '../../rules/seat-history.ts'
import type { Asked, Evidence } from '../list-evidence.ts'
import { readHistory } from '../read-history.ts'
import { type Person, showPeople } from './gather.ts'

/** Each person once, with the number of times; the total is of the times. */
export async function listComings(ctx: Context, asked: Asked): Promise<Evidence> {
  const changes = await readChanges(ctx, asked)
  const times = Map.groupBy(changes.toReversed(), ({ personId }) => personId)
  const words = asked.of === 'newcomers' ? await countSecondWeek(ctx, asked, changes) : null
  const people = [...times].map(([personId, own]): Person => {
    return { personId, at: own[0]?.at ?? null, count: words ? (words.get(personId) ?? 0) : own.length }
  })
  return showPeople(ctx, people.slice(0, asked.limit), changes.length)
}

async function readChanges(ctx: Context, { of, groupId, from, until, personId, days }: Asked): Promise<DatedChange[]> {
  const changes = dateChanges(await listSeatChanges(ctx, groupId, days.startOf(from), days.startOf(until + 1)), days)
  const meant = changes.filter(
    (one) => (one.change === 'joined') === (of !== 'exits') && (!personId || one.personId === personId),
  )
  const cards = await readCards(
    ctx,
    meant.map((one) => one.personId),
  )
  return meant.filter((one) => (cards.get(one.personId)?.staffRole ?? null) === null)
}

/** Messages on the days 7–13 after joining: whoever wrote then has stayed. */
async function countSecondWeek(ctx: Context, { groupId, from, until }: Asked, joins: readonly DatedChange[]) {
  const history = await readHistory(ctx, groupId, from + 7, until + 13)
  const spoken = joins.flatMap(({ personId, day }) =>
    history.voices(day + 7, day + 13).filter((voice) => voice.personId === personId),
  )
  return sumByPerson(spoken, ({ messages }) => messages) as Map<PersonId, number>
}
