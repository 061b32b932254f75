import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { readGroups } from '../../community/index.ts'
import { findBoost } from '../access.ts'
import type { BoostId } from '../contract.ts'
import type { ActivityRow } from '../tables.ts'
import { activityUrl } from './read-activity.ts'

/**
 * The link behind a code that anybody may scan. A boost is read by people who have no account yet: theirs leads through the
 * door of its group, and on to the boost of whoever shared it. Raises `kernel.not_found` for a boost of another activity.
 */
export async function linkForStrangers(ctx: Context, activity: ActivityRow, boostId?: BoostId): Promise<string> {
  const { terms } = activity
  if (boostId && (await findBoost(ctx, boostId, 'toRead')).activity_id !== activity.id) throw NotFound()
  const here = activityUrl(ctx, activity)
  if (terms.kind !== 'boost') return here
  const joinCode = (await readGroups(ctx, [terms.groupId])).get(terms.groupId)?.joinCode
  return joinCode ? `${ctx.origin}/j/${joinCode}?to=${boostId ? `/d/${boostId}` : new URL(here).pathname}` : here
}
