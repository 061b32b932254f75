import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { StageState } from '../../contract.ts'
import { type ActivityRow, type BoostRow, db } from '../../tables.ts'

/** A stage and a support as they come in one answer with their boost: moments are texts there. */
export type FoundStage = { stage: number; needs: number; state: StageState; code: string | null } & Record<
  'claim_by' | 'claimed_at',
  string | null
>
export type FoundSupport = { person_id: PersonId; at: string; left_at: string | null }
export type FoundBoost = BoostRow &
  Pick<ActivityRow, 'title' | 'starts_at' | 'ends_at' | 'paused_at' | 'ended_at'> & {
    stages: FoundStage[]
    /** The last two hundred who came, the latest first. */
    came: FoundSupport[]
    /** Prizes given or set aside in the whole activity. */
    taken: Record<string, number>
    /** Whoever asks has supported somebody in this activity. */
    supported: boolean
  }

/** Boosts with all that is shown of them, in one statement however many they are; `rest` narrows, orders and limits `b`. */
export async function findBoosts(ctx: Context, rest: RawBuilder<unknown>): Promise<FoundBoost[]> {
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const { rows } = await sql<FoundBoost>`
    select b.*, a.title, a.starts_at, a.ends_at, a.paused_at, a.ended_at,
           (select coalesce(json_agg(json_build_object('stage', s.stage, 'needs', s.needs, 'state', s.state, 'code', s.code,
               'claim_by', s.claim_by, 'claimed_at', s.claimed_at) order by s.stage), '[]')
              from promotions.boost_stages s where s.tenant_id = b.tenant_id and s.boost_id = b.id) as stages,
           (select coalesce(json_agg(json_build_object('person_id', l.person_id, 'at', l.at, 'left_at', l.left_at)
               order by l.at desc, l.person_id), '[]')
              from (select * from promotions.boost_supports s where s.tenant_id = b.tenant_id and s.boost_id = b.id
                order by s.at desc, s.person_id limit 200) l) as came,
           (select coalesce(json_object_agg(q.of, q.taken), '{}') from promotions.quotas q
             where q.tenant_id = b.tenant_id and q.activity_id = b.activity_id) as taken,
           exists (select from promotions.boost_supports s where s.tenant_id = b.tenant_id
             and s.activity_id = b.activity_id and s.person_id = ${me}) as supported
      from promotions.boosts b
      join promotions.activities a on a.tenant_id = b.tenant_id and a.id = b.activity_id
     where b.tenant_id = ${ctx.tenantId} and ${rest}`.execute(db(ctx))
  return rows
}
