import type { Context } from '../../../kernel/context.ts'
import { tellWatchers } from '../../messaging/index.ts'
import type { ActivityId } from '../contract.ts'

/**
 * Once committed, cards and pages that show the activity, and the team or bargain in it, read it again. Every operation that
 * changes a figure somebody can see calls it.
 */
export function tellChange(ctx: Context, activityId: ActivityId, entryId?: string): void {
  tellWatchers(ctx, activityId)
  if (entryId) tellWatchers(ctx, entryId)
}
