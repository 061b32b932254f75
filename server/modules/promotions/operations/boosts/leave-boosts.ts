import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { CommunityId } from '../../../community/contract.ts'
import { sitsInCommunity } from '../../../community/index.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { BoostId } from '../../contract.ts'
import { findBoost } from '../../access.ts'
import { type BoostRow, db } from '../../tables.ts'
import { dropStages } from './stages.ts'
import { tellBoost } from './support-boost.ts'

/** Somebody has left a community altogether: their supports there count no more (BO-3), and never again if they come back. */
export async function leaveBoosts(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<void> {
  if (await sitsInCommunity(ctx, communityId, personId)) return
  const { rows } = await sql<{ boost_id: BoostId }>`
    select s.boost_id from promotions.boost_supports s
      join promotions.activities a on a.tenant_id = s.tenant_id and a.id = s.activity_id
     where s.tenant_id = ${ctx.tenantId} and s.person_id = ${personId} and s.left_at is null
       and a.community_id = ${communityId} order by s.boost_id`.execute(db(ctx))
  for (const { boost_id } of rows) await takeBack(ctx, await findBoost(ctx, boost_id, 'toChange'), personId)
}

async function takeBack(ctx: Context, boost: BoostRow, personId: PersonId): Promise<void> {
  const { rows } = await sql<BoostRow>`
    with gone as (update promotions.boost_supports set left_at = ${ctx.now}
       where tenant_id = ${ctx.tenantId} and boost_id = ${boost.id} and person_id = ${personId} and left_at is null
      returning boost_id)
    update promotions.boosts b set supports = b.supports - 1 from gone
     where b.tenant_id = ${ctx.tenantId} and b.id = gone.boost_id returning b.*`.execute(db(ctx))
  if (!rows[0]) return
  await dropStages(ctx, rows[0])
  await tellBoost(ctx, rows[0])
}
