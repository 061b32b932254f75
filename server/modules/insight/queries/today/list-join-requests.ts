/** Groups in which people ask to join. */
import type { Context } from '../../../../kernel/context.ts'
import { listAskedGroups } from '../../../community/index.ts'
import { readCards } from '../../../identity/index.ts'
import type { TodayItem } from '../../contract.ts'
import { blankItem, excerptOf, faceOf } from './desk.ts'

/** One line for each group, showing who asked first; also of closed groups, where one can still decline. */
export async function listJoinRequests(ctx: Context): Promise<TodayItem[]> {
  const asked = await listAskedGroups(ctx)
  const cards = await readCards(
    ctx,
    asked.map(({ personId }) => personId),
  )
  return asked.map(({ groupId, groupName, count, personId, answers, since }) => ({
    ...blankItem,
    kind: 'join_request',
    urgency: 2,
    groupId,
    groupName,
    person: faceOf(cards.get(personId)),
    excerpt: excerptOf(answers.filter(Boolean).join(' · ')),
    since: since.toISOString(),
    count,
  }))
}
