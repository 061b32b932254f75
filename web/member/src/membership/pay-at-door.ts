import { listProvidersEndpoint, orderMembershipEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { ask } from '../../../ui/client.ts'
import { go } from '../app/router.ts'
import type { DoorPlan } from './DoorFee.tsx'
import { placeOf } from './place-of.ts'

/** Orders what was chosen at the door and goes to where it is paid; the payment takes the seat. */
export async function payAtDoor(plan: DoorPlan, code: string): Promise<void> {
  const { rows } = await ask(listProvidersEndpoint, {})
  const playMoney = rows.every(({ provider }) => provider === 'sandbox')
  go(placeOf(await ask(orderMembershipEndpoint, { planId: plan.id, totalFen: plan.priceFen, playMoney, code })))
}
