/** Newcomers whose first words nobody took up. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { newcomerDays } from '../../rules/adverts.ts'
import { db } from '../../tables.ts'
import { type Desk, itemOf, type Lines, linesOf } from './desk.ts'

type Lonely = {
  groupId: GroupId
  groupName: string
  personId: PersonId
  messageId: MessageId
  firstAt: Date
  messages: number
  all: number
}

const patienceHours = 2
const mostShown = 10
/** Of so many who came last; looking for the first words of all newcomers of 1,000 groups took half of the page's time. */
const mostLookedAt = 150
const hourMs = 3_600_000

/** Came within a week, spoke two hours ago or earlier, and no reply has reached them; whoever advertises is not lonely. */
export async function listLonelyNewcomers(ctx: Context, desk: Desk): Promise<Lines> {
  const came = new Date(ctx.now.getTime() - newcomerDays * 24 * hourMs)
  const spoke = new Date(ctx.now.getTime() - patienceHours * hourMs)
  const { rows } = await sql<Lonely>`
    select n.*, f.first_id as "messageId", f.first_at as "firstAt", (count(*) over ())::int as "all"
      from (select g.id as "groupId", g.name as "groupName", m.person_id as "personId", m.messages
              from insight.members m join ${desk.groups} g on g.id = m.group_id
             where m.tenant_id = ${ctx.tenantId} and m.joined_at > ${came} and m.joined_at <= ${spoke} and m.messages > 0 and m.replies_in = 0
             order by m.joined_at desc, m.person_id limit ${mostLookedAt}) n
      cross join lateral (
        select d.first_id, d.first_at from insight.member_days d
         where d.tenant_id = ${ctx.tenantId} and d.group_id = n."groupId" and d.person_id = n."personId" and d.messages > 0
         order by d.day limit 1) f
     where f.first_at between ${came} and ${spoke}
     order by f.first_at desc limit ${mostShown}`.execute(db(ctx))
  return linesOf(rows, (lonely) =>
    itemOf('newcomer_unanswered', 2, lonely, {
      personId: lonely.personId,
      messageId: lonely.messageId,
      since: lonely.firstAt.toISOString(),
      count: lonely.messages,
    }),
  )
}
