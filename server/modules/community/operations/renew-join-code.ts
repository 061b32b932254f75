import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { strikeFromDirectory } from '../../../kernel/ground.ts'
import { accessGroup } from '../access.ts'
import type { Group, renewJoinCodeEndpoint } from '../contract.ts'
import { readGroup } from '../queries/read-groups.ts'
import { db } from '../tables.ts'
import { newCode } from './new-code.ts'

/** Replaces the join link of a group: the old one leads nowhere from now on. Invitations keep their own links. */
export async function renewJoinCode(
  ctx: Context,
  { groupId }: RequestOf<typeof renewJoinCodeEndpoint>,
): Promise<Group> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  await strikeFromDirectory(ctx, 'join', group.join_code)
  await db(ctx)
    .updateTable('community.groups')
    .set({ join_code: await newCode(ctx) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', groupId)
    .execute()
  return readGroup(ctx, { groupId })
}
