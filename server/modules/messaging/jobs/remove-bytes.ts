import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import { enter } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import { thumbnailVariant } from '../rules/limits.ts'
import { db } from '../tables.ts'

const system = { kind: 'system', name: 'remove_bytes' } as const

/** Content that no file has any more goes from the store; the same content may have come back since it was asked for. */
export const removeBytes = longJob<{ contents: string[] }>(
  'messaging.remove_bytes',
  async (ground, tenantId, { contents }) => {
    for (const sha256 of await enter(ground, tenantId, system, (ctx) => listUnused(ctx, contents)))
      for (const variant of ['', thumbnailVariant]) await ground.files.remove(keyOf(tenantId, sha256, variant))
  },
)

async function listUnused(ctx: Context, contents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from unnest(${contents}::text[]) as wanted (sha256)
     where not exists (select from messaging.files f where f.tenant_id = ${ctx.tenantId} and f.sha256 = wanted.sha256)`.execute(
    db(ctx),
  )
  return rows.map(({ sha256 }) => sha256)
}
