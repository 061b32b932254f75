import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { accessCustomer } from '../access.ts'
import type { CustomerId, revealCustomerEndpoint } from '../contract.ts'
import { readAttributes, readKnownBy } from './view-customers.ts'

/** Phones, ids and further columns in full; asking stands in the audit log. */
export async function revealCustomer(
  ctx: Context,
  { customerId }: { customerId: CustomerId },
): Promise<AnswerOf<typeof revealCustomerEndpoint>> {
  const { person_id } = await accessCustomer(ctx, customerId, 'toRead')
  return { knownBy: await readKnownBy(ctx, person_id), attributes: await readAttributes(ctx, customerId) }
}
