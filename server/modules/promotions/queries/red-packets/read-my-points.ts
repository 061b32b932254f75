import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf } from '../../../../kernel/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { readBalance } from '../../../ledger/index.ts'
import type { readMyPointsEndpoint } from '../../contract.ts'

/** How many points I have. */
export async function readMyPoints(ctx: Context): Promise<AnswerOf<typeof readMyPointsEndpoint>> {
  return { points: await readBalance(ctx, 'points', `person/${actorId(ctx)}`) }
}
