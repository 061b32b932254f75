import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Doorstep } from '../../../kernel/route.ts'
import { LinkInvalid, type Me, type PersonId, redeemSignInLinkEndpoint } from '../contract.ts'
import type { KeptAddress } from '../kept-address.ts'
import { readMe } from '../queries/read-me.ts'
import type { AddressKind } from '../rules/address.ts'
import { readToken } from '../rules/credential.ts'
import { hashOf } from '../secrets.ts'
import { db, type LinkPurpose } from '../tables.ts'
import { openFirstAccount } from './open-first-account.ts'
import { recognise } from './recognise.ts'
import { moveAccount } from './move-account.ts'
import { startSession } from './start-session.ts'
import { writeAudit } from './write-audit.ts'

/** Signs in by a one-time link. Raises `identity.link_invalid` when it has expired, was used, or never was. */
export async function redeemSignInLink(door: Doorstep, { token }: { token: string }): Promise<Me> {
  const read = readToken(token)
  if (!read) throw LinkInvalid()
  return door.enter(read.tenantId, { kind: 'visitor' }, async (ctx) => {
    const { personId, purpose, to } = await takeLink(ctx, hashOf(read.secret))
    if (to && purpose === 'bind') {
      await moveAccount(ctx, personId, to)
      await recognise(ctx, personId, to)
    }
    if (to && purpose !== 'bind') await noteVerified(ctx, personId, to)
    const actor = await startSession(ctx, personId, { proved: to !== null })
    await writeAudit({ ...ctx, actor }, redeemSignInLinkEndpoint, { purpose })
    return readMe({ ...ctx, actor })
  })
}

type TakenLink = { personId: PersonId; purpose: LinkPurpose; to: KeptAddress | null }

/** One conditional update: of any number who redeem at once, one finds it unused. */
async function takeLink(ctx: Context, tokenHash: string): Promise<TakenLink> {
  const link = await db(ctx)
    .updateTable('identity.sign_in_links')
    .set({ redeemed_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('token_hash', '=', tokenHash)
    .where('redeemed_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .returning(['person_id', 'purpose', 'address_kind', 'address_hash', 'address_sealed'])
    .executeTakeFirst()
  if (!link) throw LinkInvalid()
  const { address_kind: kind, address_hash: hash, address_sealed: sealed } = link
  const to = kind && hash && sealed ? { kind: kind as AddressKind, hash, sealed } : null
  return { personId: link.person_id, purpose: link.purpose, to }
}

/** Whoever opens the letter has the address, unless the account has moved elsewhere meanwhile. */
async function noteVerified(ctx: Context, personId: PersonId, to: KeptAddress): Promise<void> {
  const { hash } = to
  await openFirstAccount(ctx, personId, to)
  await db(ctx)
    .updateTable('identity.accounts')
    .set({ address_verified_at: sql`coalesce(address_verified_at, ${ctx.now})` })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('address_hash', '=', hash)
    .execute()
}
