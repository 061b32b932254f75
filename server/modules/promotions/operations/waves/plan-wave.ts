import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { actorId } from '../../../identity/index.ts'
import { type planWaveEndpoint, WaveInThePast } from '../../contract.ts'
import { layOutWave } from './preview-wave.ts'
import { showWave } from '../../queries/waves/list-waves.ts'
import { db } from '../../tables.ts'

/** Plans a wave on the terms its models have now: changing those later changes nothing in it. Raises `promotions.wave_in_the_past`. */
export async function planWave(
  ctx: Context,
  ask: RequestOf<typeof planWaveEndpoint>,
): Promise<AnswerOf<typeof planWaveEndpoint>> {
  if (new Date(ask.startsAt) <= ctx.now) throw WaveInThePast()
  const parts = await layOutWave(ctx, ask)
  const id = newId('wav')
  await sql`insert into promotions.waves (tenant_id, id, title, starts_at, stagger_minutes, made_by, made_at)
    values (${ctx.tenantId}, ${id}, ${ask.title}, ${new Date(ask.startsAt)}, ${ask.staggerMinutes}, ${actorId(ctx)},
      ${ctx.now})`.execute(db(ctx))
  const rows = parts.map(({ of: { model }, ...part }) => ({ ...part, ...model }))
  await sql`insert into promotions.wave_parts (tenant_id, wave_id, place, community_id, step, title, kind, channels, terms,
      starts_at, ends_at, state)
    select ${ctx.tenantId}, ${id}, p.place, p."communityId", p.step, p.title, p.kind, p.channels, p.terms, p."startsAt",
           p."endsAt", 'planned'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (place integer, "communityId" text, step integer,
        title text, kind text, channels text[], terms jsonb, "startsAt" timestamptz, "endsAt" timestamptz)`.execute(
    db(ctx),
  )
  return showWave(ctx, id)
}
