import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import type { Letter } from '../couriers/letter.ts'
import type { KeptAddress } from '../kept-address.ts'
import { readCards } from '../queries/read-cards.ts'
import { tenantOf } from '../queries/read-tenant.ts'
import type { AddressKind } from '../rules/address.ts'
import { db } from '../tables.ts'
import { offerSignInLink } from './offer-sign-in-link.ts'

/** Which link shall be sent, without the link itself; addresses travel sealed. */
export type Errand = { origin: string } & (
  | { purpose: 'sign_in'; addressHash: string }
  | { purpose: 'seat'; personId: PersonId }
  | { purpose: 'bind'; personId: PersonId; to: KeptAddress }
)

const minutesGood = { sign_in: 15, bind: 15, seat: 3 * 24 * 60 }

/** Makes the link and the letter around it; null when nobody has the address (any more). */
export async function writeLinkLetter(ctx: Context, errand: Errand): Promise<Letter | null> {
  const receiver = await findReceiver(ctx, errand)
  if (!receiver) return null
  const { personId, to } = receiver
  const minutes = minutesGood[errand.purpose]
  const token = await offerSignInLink(ctx, personId, minutes, { purpose: errand.purpose, to })
  const person = (await readCards(ctx, [personId])).get(personId)
  const tenant = await tenantOf(ctx)
  return {
    to: ctx.seal.open(to.sealed),
    kind: to.kind,
    url: `${errand.origin}${person?.staffRole ? '/console' : ''}/sign-in?token=${token}`,
    purpose: errand.purpose,
    locale: tenant.locale,
    tenantName: tenant.name,
    personName: person?.name ?? '',
    expiresAt: new Date(ctx.now.getTime() + minutes * 60_000),
    zone: tenant.zone,
  }
}

type Receiver = { personId: PersonId; to: KeptAddress }

async function findReceiver(ctx: Context, errand: Errand): Promise<Receiver | null> {
  if (errand.purpose === 'bind') return errand
  const account = await db(ctx)
    .selectFrom('identity.accounts')
    .select(['person_id', 'address_kind', 'address_hash', 'address_sealed'])
    .where('tenant_id', '=', ctx.tenantId)
    .where((row) =>
      errand.purpose === 'seat' ? row('person_id', '=', errand.personId) : row('address_hash', '=', errand.addressHash),
    )
    .executeTakeFirst()
  if (account) return { personId: account.person_id, to: keptAddressOf(account) }
  return errand.purpose === 'sign_in' ? findKnown(ctx, errand.addressHash) : null
}

/**
 * Somebody the house knows by this address, such as an imported customer, who never had an account: opening the letter
 * proves the address and gives them one. Whoever has an account comes in by its own address only.
 */
async function findKnown(ctx: Context, hash: string): Promise<Receiver | null> {
  const known = await db(ctx)
    .selectFrom('identity.sealed_identities as i')
    .select(['i.person_id', 'i.kind', 'i.hash', 'i.sealed'])
    .where('i.tenant_id', '=', ctx.tenantId)
    .where('i.hash', '=', hash)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('identity.accounts as a')
            .select('a.id')
            .whereRef('a.tenant_id', '=', 'i.tenant_id')
            .whereRef('a.person_id', '=', 'i.person_id'),
        ),
      ),
    )
    .executeTakeFirst()
  if (!known || (known.kind !== 'phone' && known.kind !== 'email')) return null
  return { personId: known.person_id, to: { kind: known.kind, hash: known.hash, sealed: known.sealed } }
}

const keptAddressOf = (account: {
  address_kind: AddressKind
  address_hash: string
  address_sealed: string
}): KeptAddress => ({ kind: account.address_kind, hash: account.address_hash, sealed: account.address_sealed })
