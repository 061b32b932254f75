import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { actorId } from '../../identity/index.ts'
import type { createInvitationEndpoint } from '../contract.ts'
import { toInvitations } from '../queries/list-invitations.ts'
import { db } from '../tables.ts'
import { newCode } from './new-code.ts'

type Wish = RequestOf<typeof createInvitationEndpoint>
type Answer = AnswerOf<typeof createInvitationEndpoint>

/** Creates a link that lets so many people through any threshold for so many days. */
export async function createInvitation(ctx: Context, { groupId, uses, days }: Wish): Promise<Answer> {
  const invitation = await db(ctx)
    .insertInto('community.invitations')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('inv'),
      group_id: groupId,
      code: await newCode(ctx),
      uses,
      created_by: actorId(ctx),
      created_at: ctx.now,
      expires_at: DateTime.fromJSDate(ctx.now).plus({ days }).toJSDate(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const [created] = await toInvitations(ctx, [invitation])
  return created as Answer
}
