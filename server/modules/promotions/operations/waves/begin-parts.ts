import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { Problem } from '../../../../kernel/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { ActivityId } from '../../contract.ts'
import { db, type WavePartRow } from '../../tables.ts'
import { writeActivity } from '../make-activity.ts'
import { requireSensible } from '../require-sensible.ts'

const atOnce = 50
type Due = WavePartRow & { made_by: PersonId }

/**
 * Begins what is due of waves, each part once: the row is held while it is begun. What cannot begin as things are now says
 * why where somebody looks, and stops no other. Returns how many began.
 */
export async function beginParts(ctx: Context): Promise<number> {
  const { rows } = await sql<Due>`
    select p.*, w.made_by from promotions.wave_parts p
      join promotions.waves w on w.tenant_id = p.tenant_id and w.id = p.wave_id
     where p.tenant_id = ${ctx.tenantId} and p.state = 'planned' and p.starts_at <= ${ctx.now}
     order by p.starts_at, p.wave_id, p.place limit ${atOnce} for no key update of p skip locked`.execute(db(ctx))
  let begun = 0
  for (const part of rows) {
    const why = await whyNot(ctx, part)
    if (why) await note(ctx, part, 'failed', null, why)
    else {
      const { id } = await writeActivity(ctx, part.community_id, wordsOf(part), part.made_by)
      await note(ctx, part, 'started', id, null)
      begun += 1
    }
  }
  return begun
}

const wordsOf = ({ title, terms, channels, starts_at, ends_at }: WavePartRow) => ({
  title,
  terms,
  channels,
  startsAt: starts_at.toISOString(),
  endsAt: ends_at.toISOString(),
})

async function whyNot(ctx: Context, part: WavePartRow): Promise<string | null> {
  try {
    await requireSensible(ctx, part.community_id, wordsOf(part))
    return null
  } catch (fault) {
    if (fault instanceof Problem) return fault.kind.code
    throw fault
  }
}

async function note(
  ctx: Context,
  { wave_id, place }: WavePartRow,
  state: 'started' | 'failed',
  activityId: ActivityId | null,
  why: string | null,
): Promise<void> {
  await sql`update promotions.wave_parts set state = ${state}, activity_id = ${activityId}, why = ${why}
    where tenant_id = ${ctx.tenantId} and wave_id = ${wave_id} and place = ${place}`.execute(db(ctx))
}
