import { type RawBuilder, sql } from 'kysely'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { groupsRun } from '../../community/index.ts'
import type { readFieldEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

type Answer = AnswerOf<typeof readFieldEndpoint>
type Choice = Answer['cities'][number]
type Found = { groups: number; cities: Choice[]; interests: Choice[]; industries: Choice[] }

/** More than this nobody reads through in a list of choices. */
const mostChoices = 300

/** What the field can be filtered by, in one statement. */
export async function readFieldChoices(ctx: Context): Promise<Answer> {
  const { rows } = await sql<Found>`
    with field as materialized (select city, interest, industry from ${groupsRun(ctx, { closed: true })} g)
    select (select count(*)::int from field) as groups, ${choices('city')} as cities,
           ${choices('interest')} as interests, ${choices('industry')} as industries`.execute(db(ctx))
  return rows[0] as Found
}

const choices = (column: string): RawBuilder<unknown> => sql`coalesce((
  select json_agg(json_build_object('value', value, 'groups', groups) order by groups desc, value) from (
    select ${sql.ref(column)} as value, count(*)::int as groups from field
     where ${sql.ref(column)} <> '' group by 1 order by 2 desc, 1 limit ${mostChoices}) ranked), '[]')`
