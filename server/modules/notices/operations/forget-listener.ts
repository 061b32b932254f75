import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** Somebody leaves for good: what they wished, where they were told and of what is forgotten. */
export async function forgetListener(ctx: Context, personId: PersonId): Promise<void> {
  for (const table of [
    'notices.wishes',
    'notices.devices',
    'notices.told',
    'notices.pushes',
    'notices.tidings',
  ] as const) {
    await db(ctx).deleteFrom(table).where('tenant_id', '=', ctx.tenantId).where('person_id', '=', personId).execute()
  }
}
