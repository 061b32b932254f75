/** Imports that broke off and can be resumed. */
import type { Context } from '../../../../kernel/context.ts'
import { listBrokenImports } from '../../../messaging/index.ts'
import { blankItem, type Lines } from './desk.ts'

/** Named by the file rather than by a group: many break off before one was chosen. */
export async function listFailedImports(ctx: Context): Promise<Lines> {
  const broken = await listBrokenImports(ctx)
  const items = broken.map(({ groupId, fileName, startedAt }) => ({
    ...blankItem,
    kind: 'import_failed' as const,
    urgency: 1,
    groupId,
    groupName: '',
    excerpt: fileName,
    since: startedAt.toISOString(),
  }))
  return { items, all: items.length }
}
