import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/**
 * Removes people who are nothing but a name; answers who is gone. Whoever has a seat, an account, a sign-in or anything
 * else that refers to them stays: the foreign keys of all modules decide, so that none is forgotten.
 */
export async function removeLifeless(ctx: Context, people: readonly PersonId[]): Promise<Set<PersonId>> {
  if (people.length === 0) return new Set()
  if (await removeAll(ctx, people)) return new Set(people)
  if (people.length === 1) return new Set()
  // Some have a life: they are found by halving.
  const half = Math.ceil(people.length / 2)
  const first = await removeLifeless(ctx, people.slice(0, half))
  return first.union(await removeLifeless(ctx, people.slice(half)))
}

async function removeAll(ctx: Context, people: readonly PersonId[]): Promise<boolean> {
  await sql`savepoint lifeless`.execute(db(ctx))
  try {
    await sql`delete from identity.people
      where tenant_id = ${ctx.tenantId} and id = any(${people}::text[])`.execute(db(ctx))
    await sql`release savepoint lifeless`.execute(db(ctx))
    return true
  } catch (fault) {
    if ((fault as { code?: string }).code !== '23503') throw fault
    await sql`rollback to savepoint lifeless`.execute(db(ctx))
    return false
  }
}
