import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { memberOf, readGroups } from '../../../community/index.ts'
import { actorId } from '../../../identity/index.ts'
import { sendMessage } from '../../../messaging/index.ts'
import { channel, ChannelRefuses, type givePacketEndpoint, redPacketTerms } from '../../contract.ts'
import { activityUrl } from '../../queries/read-activity.ts'
import { asPacket, showPacket } from '../../queries/red-packets/read-red-packet.ts'
import { rulingOf } from '../../rules/channel-rules.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { writeGiven } from '../make-activity.ts'

type Ask = RequestOf<typeof givePacketEndpoint>
const day = 86_400_000

/**
 * A member gives points of their own to a group: set aside at once, and told there by a card. Asked again under the same
 * `clientId` it is the same packet. Raises `ledger.balance_too_low`, `promotions.channel_refuses`, and what speaking in
 * the group raises.
 */
export async function givePacket(ctx: Context, ask: Ask): Promise<AnswerOf<typeof givePacketEndpoint>> {
  await memberOf(ctx, ask)
  if (rulingOf('member_packet', ask.channel).ruling === 'refused') throw ChannelRefuses({ channel: ask.channel })
  // Whoever taps twice waits for themselves, and is shown what they gave.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`packet ${ctx.tenantId} ${ask.clientId}`}, 0))`.execute(
    db(ctx),
  )
  const given = (await findGiven(ctx, ask)) ?? (await give(ctx, ask))
  return showPacket(ctx, asPacket(given))
}

async function findGiven(ctx: Context, { clientId }: Ask): Promise<ActivityRow | null> {
  const { rows } = await sql<ActivityRow>`
    select a.* from promotions.activities a join promotions.packets p on p.tenant_id = a.tenant_id and p.activity_id = a.id
     where a.tenant_id = ${ctx.tenantId} and p.given_by = ${actorId(ctx)} and p.client_id = ${clientId}`.execute(
    db(ctx),
  )
  return rows[0] ?? null
}

async function give(ctx: Context, { groupId, clientId, greeting, split, total, packets }: Ask): Promise<ActivityRow> {
  const group = (await readGroups(ctx, [groupId])).get(groupId)
  if (!group) throw NotFound()
  const now = ctx.now.getTime()
  const words = {
    title: greeting,
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + day).toISOString(),
    channels: channel.options.filter((where) => rulingOf('member_packet', where).ruling !== 'refused'),
    terms: redPacketTerms.parse({ kind: 'red_packet', split, total, packets, greeting, most: total }),
  }
  const made = await writeGiven(ctx, group.communityId, words, { personId: actorId(ctx), groupId, clientId })
  const said = { clientId, text: `${greeting} ${activityUrl(ctx, made)}`, mentions: [], mentionsAll: false }
  await sendMessage(ctx, { groupId, ...said, replyTo: null, topicId: null, fileIds: [], poll: null })
  return made
}
