import type { Context } from '../../../kernel/context.ts'
import { enter, type Ground, listInDirectory } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import { type PersonId, SlugTaken, type TenantId, WeakPassword } from '../contract.ts'
import { installation, stepInto } from '../installation.ts'
import { type KeptAddress, keepAddress, requireAddress } from '../kept-address.ts'
import { hashPassword } from '../password.ts'
import { isWeakPassword } from '../rules/password.ts'
import { db } from '../tables.ts'
import { admitPerson } from './admit-person.ts'
import { closeSetUp } from './close-set-up.ts'
import { openAccount } from './open-account.ts'

type Founding = {
  name: string
  /** Unique over the installation: lower case letters, digits and hyphens. */
  slug: string
  /** IANA time zone; Asia/Shanghai unless said otherwise. */
  zone?: string
  locale?: 'zh-CN' | 'en'
  owner: { name: string; address: string; password?: string | undefined }
}

/** A founding whose address was read and whose password was hashed, before any transaction began. */
type PreparedFounding = Omit<Founding, 'owner'> & {
  owner: { name: string; address: KeptAddress; passwordHash: string | null }
}

/** Founds a tenant with its owner and closes the set-up link. Raises `identity.slug_taken`, `address_invalid`, `weak_password`. */
export async function foundTenant(
  ground: Ground,
  founding: Founding,
): Promise<{ tenantId: TenantId; ownerId: PersonId }> {
  const prepared = await prepareFounding(ground, founding)
  return enter(ground, installation, { kind: 'system', name: 'founding' }, async (ctx) => {
    await closeSetUp(ctx)
    const { tenant, ownerId } = await foundWithin(ctx, prepared)
    return { tenantId: tenant.tenantId, ownerId }
  })
}

export async function prepareFounding(ground: Pick<Ground, 'seal'>, founding: Founding): Promise<PreparedFounding> {
  const { name, address: typed, password } = founding.owner
  const address = requireAddress(typed)
  if (password !== undefined && isWeakPassword(password, [address.text, name, founding.slug])) throw WeakPassword()
  const passwordHash = password === undefined ? null : await hashPassword(password)
  return { ...founding, owner: { name, address: keepAddress(ground, address), passwordHash } }
}

/** From the installation into the new tenant, in one transaction; the returned context acts there. */
export async function foundWithin(
  ctx: Context,
  { owner, ...words }: PreparedFounding,
): Promise<{ tenant: Context; ownerId: PersonId }> {
  const tenantId = newId('tnt')
  await takeSlug(ctx, words.slug, tenantId)
  const tenant = await stepInto(ctx, tenantId)
  await writeTenant(tenant, words)
  const ownerId = await admitPerson(tenant, { name: owner.name })
  await openAccount(tenant, ownerId, owner.address, { passwordHash: owner.passwordHash, verified: false })
  await db(tenant)
    .insertInto('identity.seats')
    .values({ tenant_id: tenantId, person_id: ownerId, role: 'owner', since: ctx.now })
    .execute()
  return { tenant, ownerId }
}

async function takeSlug(ctx: Context, slug: string, tenantId: TenantId): Promise<void> {
  const taken = await db(ctx)
    .insertInto('identity.slugs')
    .values({ tenant_id: installation, slug, taken_by: tenantId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('slug')
    .executeTakeFirst()
  if (!taken) throw SlugTaken()
}

async function writeTenant(
  ctx: Context,
  { name, slug, zone = 'Asia/Shanghai', locale = 'zh-CN' }: Omit<PreparedFounding, 'owner'>,
): Promise<void> {
  const mine = { tenant_id: ctx.tenantId, founded_at: ctx.now }
  await db(ctx).insertInto('kernel.tenants').values(mine).execute()
  await db(ctx)
    .insertInto('identity.tenants')
    .values({ ...mine, name, slug, zone, locale })
    .execute()
  await listInDirectory(ctx, 'slug', slug)
}
