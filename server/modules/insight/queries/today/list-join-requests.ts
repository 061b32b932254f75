/** Groups in which people ask to join. */
import type { Context } from '../../../../kernel/context.ts'
import { listAskedGroups } from '../../../community/index.ts'
import { blankItem, excerptOf, type Lines, linesOf, mostOfAKind } from './desk.ts'

/** One line for each group, showing who asked first; also of closed groups, where one can still decline. */
export async function listJoinRequests(ctx: Context): Promise<Lines> {
  const asked = await listAskedGroups(ctx, mostOfAKind)
  return linesOf(asked, ({ groupId, groupName, count, personId, answers, since }) => ({
    ...blankItem,
    kind: 'join_request',
    urgency: 2,
    groupId,
    groupName,
    personId,
    excerpt: excerptOf(answers.filter(Boolean).join(' · ')),
    since: since.toISOString(),
    count,
  }))
}
