import type { Context } from '../../../kernel/context.ts'
import { PaymentsOff, type Provider, ProviderOff } from '../contract.ts'
import type { ProviderAccount } from '../providers/provider.ts'
import { db } from '../tables.ts'

/**
 * How the tenant is known to a provider. Raises `commerce.provider_off` when `open` payments are not taken with it,
 * `commerce.payments_off` when with none.
 */
export async function readProviderAccount(ctx: Context, provider: Provider, open: boolean): Promise<ProviderAccount> {
  const all = await db(ctx)
    .selectFrom('commerce.payment_settings')
    .select(['provider', 'active', 'merchant', 'sealed'])
    .where('tenant_id', '=', ctx.tenantId)
    .execute()
  const found = all.find((one) => one.provider === provider)
  const host = provider === 'sandbox' ? '' : ctx.config.payAt[provider]
  const place = { host, peopleHost: provider === 'wechat' ? ctx.config.wechatApi : '', at: ctx.now }
  // Play money buys real goods: an owner says so, but for a place that is for trying out, until a real provider is there.
  const real = all.some((one) => one.provider !== 'sandbox' && one.active)
  const plays = !open || (ctx.config.playMoney && !real)
  if (!found && provider === 'sandbox' && plays) return { merchant: '', keys: {}, ...place }
  if (open && !all.some(({ active }) => active) && provider === 'sandbox') throw PaymentsOff()
  if (!found || (open && !found.active)) throw ProviderOff()
  return { merchant: found.merchant, keys: found.sealed ? JSON.parse(ctx.seal.open(found.sealed)) : {}, ...place }
}

/** The same; null when there is none, or none with which payments are taken. */
export async function readAccountOf(ctx: Context, provider: Provider): Promise<ProviderAccount | null> {
  const active = await db(ctx)
    .selectFrom('commerce.payment_settings')
    .select('provider')
    .where('tenant_id', '=', ctx.tenantId)
    .where('provider', '=', provider)
    .where('active', '=', true)
    .executeTakeFirst()
  return active ? readProviderAccount(ctx, provider, true) : null
}
