import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../contract.ts'
import { nameFor } from '../rules/name.ts'
import { db } from '../tables.ts'

type Recorded = {
  /** Where they are known: `import:whatsapp`, `wechat`, … */
  kind: string
  /** How they are known there; unique within the kind. */
  key: string
  name: string
}

const atOnce = 5000

/**
 * The person behind each key, made where nobody is yet; recording the same people again, or twice at the same time,
 * changes nothing. Keys of different kinds must differ, because the answer is by key.
 */
export async function recordPeople(ctx: Context, people: readonly Recorded[]): Promise<Map<string, PersonId>> {
  const known = new Map<string, PersonId>()
  for (let from = 0; from < people.length; from += atOnce) {
    const part = people.slice(from, from + atOnce)
    await recordMissing(ctx, part)
    for (const { key, person_id } of await readIdentities(ctx, part)) known.set(key, person_id)
  }
  return known
}

/** Identities first: whoever loses a race for one makes no person, because the person follows in the same statement. */
async function recordMissing(ctx: Context, people: readonly Recorded[]): Promise<void> {
  const drafts = people.map(({ name, ...rest }) => {
    const id = newId('psn')
    return { ...rest, id, name: nameFor(name, id) }
  })
  await sql`
    with given as (
      select distinct on (kind, key) * from unnest(
        ${drafts.map((one) => one.kind)}::text[], ${drafts.map((one) => one.key)}::text[],
        ${drafts.map((one) => one.id)}::text[], ${drafts.map((one) => one.name)}::text[]) as g(kind, key, id, name)
      order by kind, key),
    linked as (
      insert into identity.identities (tenant_id, kind, key, person_id, linked_at)
      select ${ctx.tenantId}, kind, key, id, ${ctx.now} from given
      on conflict do nothing
      returning person_id)
    insert into identity.people (tenant_id, id, name, created_at)
    select ${ctx.tenantId}, id, name, ${ctx.now} from given join linked on linked.person_id = given.id`.execute(db(ctx))
}

async function readIdentities(ctx: Context, people: readonly Recorded[]) {
  const { rows } = await sql<{ key: string; person_id: PersonId }>`
    select i.key, i.person_id
    from identity.identities i
    join unnest(${people.map((one) => one.kind)}::text[], ${people.map((one) => one.key)}::text[]) as g(kind, key)
      on i.kind = g.kind and i.key = g.key
    where i.tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  return rows
}
