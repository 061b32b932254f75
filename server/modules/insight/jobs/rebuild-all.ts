/** Everything of a tenant counted anew, a group at a time; how far it is stands on the page. */
import type { Context } from '../../../kernel/context.ts'
import { enter } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import { rebuildEach } from '../operations/rebuild.ts'
import { db, type RebuildRow } from '../tables.ts'

const system = { kind: 'system', name: 'insight' } as const
/** Often enough for a bar that moves. */
const groupsATime = 5

export const rebuildAll = longJob<Record<string, never>>('insight.rebuild_all', async (ground, tenantId, _, signal) => {
  const note = (change: Partial<RebuildRow>) => enter(ground, tenantId, system, (ctx) => noteRebuild(ctx, change))
  const told = async (counted: number, groups: number) => {
    if (counted % groupsATime === 0 || counted === groups) await note({ state: 'counting', counted, groups })
  }
  try {
    const { groups, days, differences } = await rebuildEach(ground, tenantId, { signal, told })
    // Whoever was stopped half-way compared nothing: the job is done again elsewhere.
    if (signal.aborted) throw new Error('stopped while counting')
    await note({ state: 'done', groups, counted: groups, days, differences, finished_at: ground.clock() })
  } catch (fault) {
    if (!signal.aborted) await note({ state: 'failed', finished_at: ground.clock() })
    throw fault
  }
})

async function noteRebuild(ctx: Context, change: Partial<RebuildRow>): Promise<void> {
  await db(ctx)
    .updateTable('insight.rebuilds')
    .set({ ...change, beat_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .execute()
}
