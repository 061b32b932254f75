/** Imports that broke off and can be resumed. */
import type { Context } from '../../../../kernel/context.ts'
import { listBrokenImports } from '../../../messaging/index.ts'
import type { TodayItem } from '../../contract.ts'
import { blankItem } from './desk.ts'

/** Named by the file rather than by a group: many break off before one was chosen. */
export async function listFailedImports(ctx: Context): Promise<TodayItem[]> {
  return (await listBrokenImports(ctx)).map(({ groupId, fileName, startedAt }) => ({
    ...blankItem,
    kind: 'import_failed',
    urgency: 1,
    groupId,
    groupName: '',
    excerpt: fileName,
    since: startedAt.toISOString(),
  }))
}
