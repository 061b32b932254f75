import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { listVariantIds } from '../../commerce/index.ts'
import type { CommunityId } from '../../community/contract.ts'
import { communityMember } from '../../community/index.ts'
import {
  activityKind,
  type Channel,
  type listActivitiesEndpoint,
  type listCommunityActivitiesEndpoint,
  type listProductActivitiesEndpoint,
} from '../contract.ts'
import { rulingOf } from '../rules/channel-rules.ts'
import { promiseOf } from '../rules/promise-of.ts'
import { type ActivityRow, db } from '../tables.ts'
import { readFigures } from './activity-figures.ts'
import { activityOf } from './activity-shape.ts'

type Page = { after?: string | undefined; limit: number }

/** All activities of the tenant with their figures, newest first. */
export async function listActivities(
  ctx: Context,
  { communityId, kind, state, ...page }: RequestOf<typeof listActivitiesEndpoint>,
): Promise<AnswerOf<typeof listActivitiesEndpoint>> {
  const { rows, next } = await pageOf(
    ctx,
    sql`(${communityId ?? null}::text is null or a.community_id = ${communityId ?? null})
      and (${kind ?? null}::text is null or a.kind = ${kind ?? null}) and ${inState(ctx, state)}`,
    page,
  )
  const figuresOf = await readFigures(
    ctx,
    rows.map(({ id }) => id),
  )
  return { rows: rows.map((row) => ({ ...activityOf(row, ctx.now), figures: figuresOf(row.id) })), next }
}

function inState({ now }: Context, state: string | undefined): RawBuilder<unknown> {
  const over = sql`(a.ended_at is not null or a.ends_at <= ${now})`
  if (state === 'ended') return over
  if (state === 'paused') return sql`not ${over} and a.paused_at is not null`
  if (state === 'waiting') return sql`not ${over} and a.paused_at is null and a.starts_at > ${now}`
  if (state === 'running') return sql`not ${over} and a.paused_at is null and a.starts_at <= ${now}`
  return sql`true`
}

/** What is on or will be in a community; only what may be offered on the channel it is looked at. */
export async function listCommunityActivities(
  ctx: Context,
  { communityId, channel, kind, ...page }: RequestOf<typeof listCommunityActivitiesEndpoint>,
): Promise<AnswerOf<typeof listCommunityActivitiesEndpoint>> {
  await communityMember(ctx, { communityId })
  const { rows, next } = await pageOf(
    ctx,
    sql`${shownHere(ctx, communityId, channel)} and (${kind ?? null}::text is null or a.kind = ${kind ?? null})`,
    page,
  )
  return { rows: rows.map((row) => activityOf(row, ctx.now)), next }
}

/** What is on in a community that names one of the variants of a product; what ends first comes first. */
export async function listProductActivities(
  ctx: Context,
  { communityId, productId, channel }: RequestOf<typeof listProductActivitiesEndpoint>,
): Promise<AnswerOf<typeof listProductActivitiesEndpoint>> {
  await communityMember(ctx, { communityId })
  const variants = await listVariantIds(ctx, productId)
  const named = JSON.stringify({ named: variants })
  const { rows } = await sql<ActivityRow>`
    select a.* from promotions.activities a
     where a.tenant_id = ${ctx.tenantId} and ${shownHere(ctx, communityId, channel)}
       and a.starts_at <= ${ctx.now} and a.paused_at is null
       and jsonb_path_exists(a.terms, '$.**.variantId ? (@ == $named[*])', ${named}::jsonb)
     order by a.ends_at, a.id limit 20`.execute(db(ctx))
  return { rows: rows.map((row) => ({ ...activityOf(row, ctx.now), promise: promiseOf(row.terms, variants) })) }
}

/** Not over, and to be seen on this channel by whoever asks; packets of members stand in their chat only. */
function shownHere(ctx: Context, communityId: CommunityId, channel: Channel): RawBuilder<unknown> {
  const kinds = activityKind.options.filter((one) => rulingOf(one, channel).ruling !== 'refused')
  return sql`a.community_id = ${communityId} and ${channel} = any(a.channels) and a.kind = any(${kinds}::text[])
    and (a.terms->>'seenBy' is distinct from 'leader' or ${leadsAll(ctx)} or a.made_by = ${me(ctx)})
    and a.ended_at is null and a.ends_at > ${ctx.now}
    and not exists (select from promotions.packets p
      where p.tenant_id = a.tenant_id and p.activity_id = a.id and p.given_by is not null)`
}

const me = ({ actor }: Context) => (actor.kind === 'person' ? actor.personId : null)
/** Operators see what only its leader sees. */
const leadsAll = ({ actor }: Context) => actor.kind === 'person' && /^(owner|admin)$/.test(actor.staffRole ?? '')

async function pageOf(ctx: Context, condition: RawBuilder<unknown>, { after, limit }: Page) {
  const { at, rest } = readMark(after)
  const { rows } = await sql<ActivityRow>`
    select a.* from promotions.activities a
     where a.tenant_id = ${ctx.tenantId} and (${condition})
       and (${at}::timestamptz is null or (a.made_at, a.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by a.made_at desc, a.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? markAfter(last.made_at, last.id) : null }
}
