import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../contract.ts'
import { nameFor } from '../rules/name.ts'
import { db } from '../tables.ts'

/** Someone new comes in by name alone; an account may follow. */
export async function admitPerson(ctx: Context, { name }: { name: string }): Promise<PersonId> {
  const id = newId('psn')
  await db(ctx)
    .insertInto('identity.people')
    .values({
      tenant_id: ctx.tenantId,
      id,
      name: nameFor(name, id),
      bio: '',
      avatar_file_id: null,
      created_at: ctx.now,
    })
    .execute()
  return id
}
