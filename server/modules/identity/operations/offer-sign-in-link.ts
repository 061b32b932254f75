import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { writeToken } from '../rules/credential.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { db, type LinkPurpose } from '../tables.ts'

export type Binding = { address_kind: 'email' | 'phone'; address_hash: string; address_sealed: string }

const unbound = { address_kind: null, address_hash: null, address_sealed: null }

/** A one-time link for a person, good for so many minutes: the token that `identity.redeem_sign_in_link` takes. */
export async function offerSignInLink(
  ctx: Context,
  personId: PersonId,
  minutes: number,
  { purpose = 'sign_in', binding }: { purpose?: LinkPurpose; binding?: Binding } = {},
): Promise<string> {
  const secret = newSecret()
  await db(ctx)
    .insertInto('identity.sign_in_links')
    .values({
      tenant_id: ctx.tenantId,
      token_hash: hashOf(secret),
      person_id: personId,
      purpose,
      ...(binding ?? unbound),
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + minutes * 60_000),
      redeemed_at: null,
    })
    .execute()
  return writeToken({ tenantId: ctx.tenantId, secret })
}
