import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import type { KeptAddress } from '../kept-address.ts'
import { writeToken } from '../rules/credential.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { db, type LinkPurpose } from '../tables.ts'

/**
 * A one-time link for a person, good for so many minutes: the token that `identity.redeem_sign_in_link` takes. Sent `to`
 * an address, redeeming it proves that the address is the person's.
 */
export async function offerSignInLink(
  ctx: Context,
  personId: PersonId,
  minutes: number,
  { purpose = 'sign_in', to }: { purpose?: LinkPurpose; to?: KeptAddress } = {},
): Promise<string> {
  const secret = newSecret()
  await db(ctx)
    .insertInto('identity.sign_in_links')
    .values({
      tenant_id: ctx.tenantId,
      token_hash: hashOf(secret),
      person_id: personId,
      purpose,
      address_kind: to?.kind ?? null,
      address_hash: to?.hash ?? null,
      address_sealed: to?.sealed ?? null,
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + minutes * 60_000),
      redeemed_at: null,
    })
    .execute()
  return writeToken({ tenantId: ctx.tenantId, secret })
}
