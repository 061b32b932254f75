import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import type { PersonId, TeamSeat } from '../contract.ts'
import { listTeam } from './list-team.ts'

/** The operator seat of a person. Raises `kernel.not_found` when they have none. */
export async function readSeat(ctx: Context, personId: PersonId): Promise<TeamSeat> {
  const seat = (await listTeam(ctx, personId)).rows[0]
  if (!seat) throw NotFound()
  return seat
}
