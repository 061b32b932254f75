import { forEveryTenant } from '../server/kernel/jobs.ts'
import { rebuild } from '../server/modules/insight/index.ts'
import { withGround } from './with-ground.ts'

/** Recounts everything from the messages and tells how much differed. */
export async function rebuildInsight(): Promise<void> {
  await withGround((ground) =>
    forEveryTenant(ground, async (ctx) => {
      const { groups, days, differences } = await rebuild(ctx)
      process.stdout.write(
        `${ctx.tenantId}: ${groups} 个群 ${days} 天，差异 ${differences} · ${groups} groups, ${days} days, ${differences} differences\n`,
      )
    }),
  )
}
