/** After the commit, and only then: who is present hears what changed. */
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { actorId } from '../../identity/index.ts'
import type { Cursor } from '../contract.ts'

/** Tells every node that a group's chat moved. The same group told twice in one transaction is told once. */
export function announceChanges(ctx: Context, groupId: GroupId): void {
  ctx.tellNodes('chat', `${ctx.tenantId} ${groupId}`)
}

/** Tells everybody who watches a thing of ours (an activity, a team) that it has changed: nothing but that. */
export function tellWatchers(ctx: Context, thing: string): void {
  ctx.tellNodes('thing', `${ctx.tenantId} ${thing}`)
}

/** Tells my other devices how far I have read. */
export function tellMyCursor(ctx: Context, groupId: GroupId, { readNumber, unread, mentions }: Cursor): void {
  ctx.tellNodes('cursor', `${ctx.tenantId} ${actorId(ctx)} ${groupId} ${readNumber} ${unread} ${mentions}`)
}
