/** People worth a thank-you: who answered most questions of others this week, at most one of each group. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import type { GroupId } from '../../../community/contract.ts'
import { db } from '../../tables.ts'
import { type Desk, itemOf, type Lines } from './desk.ts'

const mostShown = 5

type Helper = { groupId: GroupId; groupName: string; thanked: PersonId; answers7: number }

export async function listThanks(ctx: Context, desk: Desk): Promise<Lines> {
  const { rows } = await sql<Helper>`
    select g.id as "groupId", g.name as "groupName", x.thanked, x.answers7
      from insight.glances x join ${desk.groups} g on g.id = x.group_id
     where x.tenant_id = ${ctx.tenantId} and x.thanked is not null
     order by x.answers7 desc, g.id limit ${mostShown}`.execute(db(ctx))
  const items = rows.map((helper) =>
    itemOf('person_to_thank', 1, helper, {
      personId: helper.thanked,
      count: helper.answers7,
      reasons: [{ code: 'answers_in_7_days', value: helper.answers7, limit: null }],
    }),
  )
  return { items, all: items.length }
}
