/** By what rows are compared with the people of the house. */
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { findHolders, fingerprintOf } from '../../../identity/index.ts'
import { findByNumbers } from '../../queries/find-by-numbers.ts'
import type { Draft, Known } from '../../rules/draft.ts'

const numberKey = (number: string) => `number ${number}`

/** Fingerprints of phones and ids, and the number in the tenant's own books. */
export function keysOf(sealing: Pick<Context, 'seal'>, { known, scalars: { number } }: Draft): string[] {
  const keys = known.map((one: Known) => fingerprintOf(sealing, one))
  return number ? [...keys, numberKey(number)] : keys
}

/** Who is known by each of the keys already. */
export async function findKnown(ctx: Context, keys: readonly string[]): Promise<Map<string, PersonId[]>> {
  const numbers = keys.filter((key) => key.startsWith('number '))
  const found = await findHolders(
    ctx,
    keys.filter((key) => !key.startsWith('number ')),
  )
  const byNumber = await findByNumbers(
    ctx,
    numbers.map((key) => key.slice('number '.length)),
  )
  for (const [number, personId] of byNumber) found.set(numberKey(number), [personId])
  return found
}
