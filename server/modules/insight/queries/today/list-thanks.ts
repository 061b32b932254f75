/** People worth a thank-you: who answered most questions of others this week. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import type { GroupId } from '../../../community/contract.ts'
import { readCards } from '../../../identity/index.ts'
import type { TodayItem } from '../../contract.ts'
import { db } from '../../tables.ts'
import { type Desk, faceOf, itemOf } from './desk.ts'
import { oneOf } from '../one-of.ts'

const weekMs = 7 * 86_400_000
const fewestAnswers = 3
const mostShown = 5

/** At most one of each group, members only: answering is the work of the operator's people. */
export async function listThanks(ctx: Context, desk: Desk): Promise<TodayItem[]> {
  const { rows } = await sql<{ groupId: GroupId; personId: PersonId; answers: number }>`
    select * from (
      select distinct on (q.group_id) q.group_id as "groupId", q.answered_by as "personId", count(*)::int as answers
        from insight.questions q
        join insight.members m
          on m.tenant_id = q.tenant_id and m.group_id = q.group_id and m.person_id = q.answered_by
       where q.tenant_id = ${ctx.tenantId} and ${oneOf('q.group_id', desk.groups.keys())}
         and q.answered_at > ${new Date(ctx.now.getTime() - weekMs)}
       group by q.group_id, q.answered_by having count(*) >= ${fewestAnswers}
       order by q.group_id, count(*) desc, q.answered_by) best
     order by answers desc, "groupId" limit ${mostShown}`.execute(db(ctx))
  const cards = await readCards(
    ctx,
    rows.map(({ personId }) => personId),
  )
  return rows.map(({ groupId, personId, answers }) =>
    itemOf(desk, 'person_to_thank', 1, groupId, {
      person: faceOf(cards.get(personId)),
      count: answers,
      reasons: [{ code: 'answers_in_7_days', value: answers, limit: null }],
    }),
  )
}
