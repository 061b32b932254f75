/** The field of groups, a page at a time. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { GroupId } from '../../community/contract.ts'
import { readGroups } from '../../community/index.ts'
import type { listGroupCardsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { fieldOf } from './field-of.ts'
import { fieldOrder } from './field-order.ts'
import { readGroupCards } from './list-group-cards.ts'
import { waitsNow } from './read-waiting.ts'

type Asked = RequestOf<typeof listGroupCardsEndpoint>
type Placed = { id: GroupId; key: number | string; total: number }

/** Six statements, however many groups there are: first the order by one slim row each, then the cards of the page. */
export async function listField(ctx: Context, asked: Asked): Promise<AnswerOf<typeof listGroupCardsEndpoint>> {
  const found = await findInOrder(ctx, asked)
  const page = found.slice(0, asked.limit)
  const groups = await readGroups(
    ctx,
    page.map(({ id }) => id),
  )
  const last = found.length > asked.limit ? page.at(-1) : undefined
  return {
    rows: await readGroupCards(
      ctx,
      page.flatMap(({ id }) => groups.get(id) ?? []),
    ),
    next: last ? `${last.id} ${last.key}` : null,
    total: found[0]?.total ?? 0,
  }
}

async function findInOrder(ctx: Context, { sort, down, after, limit, ...filter }: Asked): Promise<Placed[]> {
  const { key, order, beyond } = fieldOrder(sort, down)
  const waiting = sql`left join (
      select group_id, count(*)::int as count from insight.questions
       where tenant_id = ${ctx.tenantId} and ${waitsNow(ctx)} group by group_id) w on w.group_id = g.id`
  const { rows } = await sql<Placed>`
    with field as (
      select g.id, ${key} as key, (count(*) over ())::int as total
        from ${fieldOf(ctx, filter, sort === 'need' ? waiting : sql``)})
    select * from field where ${beyond(after)} order by ${order} limit ${limit + 1}`.execute(db(ctx))
  return rows
}
