import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import type { ProductId } from '../../../commerce/contract.ts'
import { communityMember } from '../../../community/index.ts'
import { actorId } from '../../../identity/index.ts'
import { openRelayCopy, showHelpers } from '../../../promotions/index.ts'
import { ContractStateWrong, NotAParty, type openRelayCopyEndpoint } from '../../contract.ts'
import { coSellingStateOf } from '../../queries/co-selling/list-co-selling.ts'
import { type CoSellingRow, db, type OwnPrice } from '../../tables.ts'

/**
 * The helper of a contract opens a copy of a relay in the community of the contract (RL-6); the contract is held meanwhile,
 * so that it cannot end unnoticed. Raises `distribution.not_a_party`, `distribution.contract_state_wrong` and what opening raises.
 */
export async function openCopy(
  ctx: Context,
  { coSellingId, sourceId, title, prices }: RequestOf<typeof openRelayCopyEndpoint>,
): Promise<AnswerOf<typeof openRelayCopyEndpoint>> {
  const helperId = actorId(ctx)
  const { rows } = await sql<CoSellingRow>`select * from distribution.co_selling
    where tenant_id = ${ctx.tenantId} and id = ${coSellingId} for no key update`.execute(db(ctx))
  const [contract] = rows
  if (!contract) throw NotFound()
  if (contract.helper_id !== helperId || contract.through !== 'relay') throw NotAParty()
  const state = coSellingStateOf(contract)
  if (state !== 'running') throw ContractStateWrong({ state })
  const { community_id: communityId } = contract
  await communityMember(ctx, { communityId })
  const goods = (await readGoods(ctx, contract)).map(({ product_id, own_price }) => ({
    productId: product_id,
    bounds: own_price,
  }))
  const byName = new Map(prices.map(({ name, fen }) => [name, fen]))
  const words = { sourceId, contractId: coSellingId, helperId, communityId, title, goods, prices: byName }
  const id = await openRelayCopy(ctx, words)
  const copies = await showHelpers(ctx, { contractIds: [coSellingId] })
  const opened = copies.find(({ activityId }) => activityId === id)
  if (!opened) throw NotFound()
  return opened
}

type Good = { product_id: ProductId; own_price: OwnPrice | null }

async function readGoods(ctx: Context, { id }: CoSellingRow): Promise<Good[]> {
  const { rows } = await sql<Good>`select product_id, own_price from distribution.co_selling_goods
    where tenant_id = ${ctx.tenantId} and co_selling_id = ${id}`.execute(db(ctx))
  return rows
}
