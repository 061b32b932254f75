import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type ActivityRow, db } from '../tables.ts'

/** Keeps what an activity says from now on, beside what it said before. */
export async function noteVersion(ctx: Context, row: ActivityRow): Promise<void> {
  const { title, terms, channels, starts_at, ends_at } = row
  const words = JSON.stringify({ title, terms, channels, startsAt: starts_at, endsAt: ends_at })
  await sql`insert into promotions.versions (tenant_id, activity_id, version, words, by_person, at)
    values (${ctx.tenantId}, ${row.id}, ${row.version}, ${words}::jsonb,
      ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${ctx.now})`.execute(db(ctx))
}
