import { enter } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import type { GroupId } from '../../community/contract.ts'
import { takeUpNews } from '../../messaging/index.ts'
import { askToTell } from '../operations/ask-to-tell.ts'

const actor = { kind: 'system', name: 'gather_notices' } as const

/** Something was said in a group: finds out whom it may concern. The news is taken up in a short transaction of its own. */
export const gather = longJob<{ groupId: GroupId }>('notices.gather', async (ground, tenantId, { groupId }) => {
  await enter(ground, tenantId, actor, (ctx) => takeUpNews(ctx, groupId))
  await enter(ground, tenantId, actor, (ctx) => askToTell(ctx, groupId))
})
