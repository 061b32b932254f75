import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import type { listWavesEndpoint, readWaveEndpoint, Wave, WaveId } from '../../contract.ts'
import { db, type WavePartRow, type WaveRow } from '../../tables.ts'

/** Waves with their parts, newest first. */
export async function listWaves(
  ctx: Context,
  { after, limit }: RequestOf<typeof listWavesEndpoint>,
): Promise<AnswerOf<typeof listWavesEndpoint>> {
  const { at, rest } = readMark(after)
  const found = await find(
    ctx,
    sql`(${at}::timestamptz is null or (w.made_at, w.id) < (${at}::timestamptz, ${rest[0] ?? ''}))`,
    limit + 1,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { rows: await shapes(ctx, page), next: found.length > limit && last ? markAfter(last.made_at, last.id) : null }
}

/** One wave. Raises `kernel.not_found`. */
export const readWave = (ctx: Context, { waveId }: RequestOf<typeof readWaveEndpoint>): Promise<Wave> =>
  showWave(ctx, waveId)

/** One wave with its parts in the order of the plan. Raises `kernel.not_found`. */
export async function showWave(ctx: Context, id: WaveId): Promise<Wave> {
  const [shown] = await shapes(ctx, await find(ctx, sql`w.id = ${id}`, 1))
  if (!shown) throw NotFound()
  return shown
}

async function find(ctx: Context, which: RawBuilder<unknown>, limit: number): Promise<WaveRow[]> {
  const { rows } =
    await sql<WaveRow>`select w.* from promotions.waves w where w.tenant_id = ${ctx.tenantId} and ${which}
    order by w.made_at desc, w.id desc limit ${limit}`.execute(db(ctx))
  return rows
}

async function shapes(ctx: Context, waves: readonly WaveRow[]): Promise<Wave[]> {
  const ids = waves.map(({ id }) => id)
  const { rows } = await sql<WavePartRow>`select * from promotions.wave_parts
    where tenant_id = ${ctx.tenantId} and wave_id = any(${ids}::text[]) order by wave_id, place`.execute(db(ctx))
  const parts = Map.groupBy(rows, ({ wave_id }) => wave_id)
  return waves.map(({ id, title, starts_at, stagger_minutes, stopped_at }) => {
    const own = parts.get(id) ?? []
    const ends = own.reduce((latest, { ends_at }) => Math.max(latest, ends_at.getTime()), starts_at.getTime())
    return {
      id,
      title,
      startsAt: starts_at.toISOString(),
      endsAt: new Date(ends).toISOString(),
      staggerMinutes: stagger_minutes,
      stoppedAt: stopped_at?.toISOString() ?? null,
      parts: own.map(partOf),
    }
  })
}

const partOf = (row: WavePartRow): Wave['parts'][number] => ({
  place: row.place,
  communityId: row.community_id,
  step: row.step,
  title: row.title,
  kind: row.kind,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  state: row.state,
  activityId: row.activity_id,
  why: row.why,
})
