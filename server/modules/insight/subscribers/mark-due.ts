/** What insight hears of: history that came in from outside. All else shows in where a group's chat stands. */
import { subscriber } from '../../../kernel/outbox.ts'
import { historyImported } from '../../messaging/contract.ts'
import { markDue } from '../operations/mark-due.ts'

export const countImported = subscriber('insight.count_imported', historyImported, async (ctx, { groupId, from }) => {
  await markDue(ctx, groupId, from === null ? null : new Date(from))
})
