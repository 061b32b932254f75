import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { strikeFromDirectory } from '../../../kernel/ground.ts'
import { forgetAnswers } from '../../../kernel/http/forget-answers.ts'
import { publish } from '../../../kernel/outbox.ts'
import { type PersonId, personChanged } from '../contract.ts'
import { listSealedIdentities } from '../queries/list-sealed-identities.ts'
import { tenantOf } from '../queries/read-tenant.ts'
import { erasedName } from '../rules/erased-name.ts'
import { db } from '../tables.ts'
import { endSessions } from './end-sessions.ts'
import { unlinkSealedIdentities } from './unlink-sealed-identities.ts'

/**
 * Holds a person until the transaction ends: nobody signs in as them meanwhile, because a session refers to the person.
 */
export async function holdPerson(ctx: Context, personId: PersonId): Promise<void> {
  await db(ctx)
    .selectFrom('identity.people')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', personId)
    .forUpdate()
    .execute()
}

/** Takes every way in away: address, password, links, keys, linked identities, operator seat; all sessions end. */
export async function closeAccess(ctx: Context, personId: PersonId): Promise<void> {
  const [account] = await db(ctx)
    .deleteFrom('identity.accounts')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .returning('address_hash')
    .execute()
  if (account) await strikeFromDirectory(ctx, 'address', account.address_hash)
  await unlinkSealedIdentities(ctx, await listSealedIdentities(ctx, [personId]))
  for (const table of [
    'identity.sign_in_links',
    'identity.api_keys',
    'identity.identities',
    'identity.seats',
  ] as const) {
    await db(ctx).deleteFrom(table).where('tenant_id', '=', ctx.tenantId).where('person_id', '=', personId).execute()
  }
  await endSessions(ctx, personId)
}

/**
 * Takes name, introduction and picture away; what the person did stays on record under an id that is nobody's. Answers
 * the name they had and the one they are shown by from now on; done again it changes nothing.
 */
export async function forgetPerson(ctx: Context, personId: PersonId): Promise<{ before: string; after: string }> {
  const after = erasedName((await tenantOf(ctx)).locale)
  const { name: before } = await db(ctx)
    .selectFrom('identity.people')
    .select('name')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await db(ctx)
    .updateTable('identity.people')
    .set({ name: after, bio: '', avatar_file_id: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', personId)
    .execute()
  await clearRecords(ctx, personId, before)
  await forgetAnswers(ctx, personId)
  await publish(ctx, personChanged, { personId })
  return { before, after }
}

/** The log keeps who did what to whom by id; of names it keeps none that is theirs. */
async function clearRecords(ctx: Context, personId: PersonId, name: string): Promise<void> {
  await sql`select identity.take_name_out_of_audit(${ctx.tenantId}, ${personId}, ${name})`.execute(db(ctx))
}
