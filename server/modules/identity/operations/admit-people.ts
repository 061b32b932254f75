import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { nameFor } from '../rules/name.ts'
import { db } from '../tables.ts'

/** Many come in at once by name alone, under ids made before. */
export async function admitPeople(ctx: Context, people: readonly { id: PersonId; name: string }[]): Promise<void> {
  if (people.length === 0) return
  await sql`insert into identity.people (tenant_id, id, name, created_at)
    select ${ctx.tenantId}, id, name, ${ctx.now} from unnest(
      ${people.map(({ id }) => id)}::text[], ${people.map(({ id, name }) => nameFor(name, id))}::text[]) as p (id, name)`.execute(
    db(ctx),
  )
}
