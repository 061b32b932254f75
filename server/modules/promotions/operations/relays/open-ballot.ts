/** The ballot of a relay until it is drawn: its secret, its lots, and what may not be changed any more. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type ActivityId, BallotOpen, type Terms, TermsFixed } from '../../contract.ts'
import { commitmentOf } from '../../contract/lottery-draws.ts'
import { asRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { ballotStateOf, findBallot } from '../../queries/relays/read-ballot.ts'
import { type ActivityRow, db } from '../../tables.ts'

/** Draws the secret, keeps it sealed and publishes its SHA-256 with the relay, before anybody can enter (LO-2). Once. */
export async function openBallot(ctx: Context, { id, terms }: Pick<ActivityRow, 'id' | 'terms'>): Promise<void> {
  if (terms.kind !== 'relay' || !terms.ballotMinutes) return
  const secret = randomBytes(32).toString('hex')
  await sql`insert into promotions.relay_ballots (tenant_id, activity_id, secret, commitment, committed_at)
    values (${ctx.tenantId}, ${id}, ${ctx.seal.seal(secret)}, ${await commitmentOf(secret)}, ${ctx.now})
    on conflict do nothing`.execute(db(ctx))
}

/** A lot for somebody who enters while the ballot is open; null where there is none. Raises `promotions.ballot_open` while it is being drawn. */
export async function takeLot(ctx: Context, relay: RelayActivity): Promise<number | null> {
  const ballot = relay.terms.ballotMinutes === null ? undefined : await findBallot(ctx, relay.id)
  if (!ballot) return null
  const state = ballotStateOf(relay, ballot, ctx.now)
  if (state === 'drawn') return null
  // Whoever comes between the close and the draw must not be before those who are drawn.
  if (state !== 'open') throw BallotOpen()
  const { rows } = await sql<{ lots: number }>`update promotions.relay_ballots set lots = lots + 1
    where tenant_id = ${ctx.tenantId} and activity_id = ${relay.id} and drawn_at is null returning lots`.execute(
    db(ctx),
  )
  const [taken] = rows
  if (!taken) throw BallotOpen()
  return taken.lots
}

/** Raises `promotions.ballot_open` as long as places are not drawn. */
export async function requireDrawn(ctx: Context, activityId: ActivityId): Promise<void> {
  const ballot = await findBallot(ctx, activityId)
  if (ballot && !ballot.drawn_at) throw BallotOpen()
}

/** What people entered a ballot by holds until it is drawn, and none is opened for those who have come already. Raises `promotions.terms_fixed`. */
export async function requireBallotKept(ctx: Context, was: ActivityRow, terms: Terms, startsAt: string): Promise<void> {
  if (was.kind !== 'relay' || terms.kind !== 'relay' || was.starts_at > ctx.now) return
  const relay = asRelay(was)
  const same =
    terms.ballotMinutes === relay.terms.ballotMinutes && new Date(startsAt).getTime() === was.starts_at.getTime()
  const needsSame = terms.ballotMinutes !== null || relay.terms.ballotMinutes !== null
  if (needsSame && !same) throw TermsFixed()
  const ballot = await findBallot(ctx, was.id)
  if (relay.terms.ballotMinutes !== null && ballot && !ballot.drawn_at) throw TermsFixed()
}
