import type { Context } from '../../../kernel/context.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import type { PersonId } from '../../identity/contract.ts'
import { removeBytes } from '../jobs/remove-bytes.ts'
import { archiveKey } from '../rules/archive-key.ts'
import { db } from '../tables.ts'

/** Archives of a person's own are forgotten, and their bytes with them. */
export async function forgetOwnExports(ctx: Context, personId: PersonId): Promise<void> {
  const gone = await db(ctx)
    .deleteFrom('archive.exports')
    .where('tenant_id', '=', ctx.tenantId)
    .where('kind', '=', 'person')
    .where('subject_id', '=', personId)
    .returning('sha256')
    .execute()
  const keys = gone.flatMap(({ sha256 }) => (sha256 ? [archiveKey(ctx.tenantId, sha256)] : []))
  if (keys.length > 0) await askForJob(ctx, removeBytes, { keys })
}
