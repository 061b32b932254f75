/** People worth a thank-you: who answered most questions of others this week, at most one of each group. */
import type { Context } from '../../../../kernel/context.ts'
import { readCards } from '../../../identity/index.ts'
import type { TodayItem } from '../../contract.ts'
import { type Desk, faceOf, itemOf } from './desk.ts'

const mostShown = 5

export async function listThanks(ctx: Context, desk: Desk): Promise<TodayItem[]> {
  const best = [...desk.glances]
    .flatMap(([groupId, { thanked, answers7 }]) => (thanked ? [{ groupId, thanked, answers7 }] : []))
    .sort((a, b) => b.answers7 - a.answers7 || a.groupId.localeCompare(b.groupId))
    .slice(0, mostShown)
  const cards = await readCards(
    ctx,
    best.map(({ thanked }) => thanked),
  )
  return best.map(({ groupId, thanked, answers7 }) =>
    itemOf(desk, 'person_to_thank', 1, groupId, {
      person: faceOf(cards.get(thanked)),
      count: answers7,
      reasons: [{ code: 'answers_in_7_days', value: answers7, limit: null }],
    }),
  )
}
