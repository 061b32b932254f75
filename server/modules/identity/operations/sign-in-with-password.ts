import type { Context } from '../../../kernel/context.ts'
import { TooManyRequests } from '../../../kernel/contract.ts'
import type { Doorstep } from '../../../kernel/route.ts'
import {
  AccountLocked,
  type Me,
  type PersonId,
  signInWithPasswordEndpoint,
  type TenantId,
  WrongPassword,
} from '../contract.ts'
import { installation } from '../installation.ts'
import { passwordMatches } from '../password.ts'
import { readMe } from '../queries/read-me.ts'
import { readAddress } from '../rules/address.ts'
import { limits } from '../rules/attempts.ts'
import { networkOf } from '../rules/network.ts'
import { db } from '../tables.ts'
import { countTries } from './count-tries.ts'
import { forgetTries } from './forget-tries.ts'
import { startSession } from './start-session.ts'
import { takeBackTry } from './take-back-try.ts'
import { writeAudit } from './write-audit.ts'

type Account = { tenantId: TenantId; personId: PersonId; passwordHash: string | null }

/**
 * Signs in by address and password, in the first tenant where both are right. An address that nobody has is counted,
 * locked and compared like any other, so that no answer and no delay tells whether an account exists.
 */
export async function signInWithPassword(
  door: Doorstep,
  { address, password }: { address: string; password: string },
): Promise<Me> {
  const hash = door.ground.seal.fingerprint('address', readAddress(address)?.text ?? address)
  await requirePatience(door, hash)
  const account = await findAccount(door, hash, password)
  if (!account) throw WrongPassword()
  await forgiveTries(door, hash)
  return door.enter(account.tenantId, { kind: 'visitor' }, async (ctx) => {
    await requireUnchanged(ctx, account)
    const actor = await startSession(ctx, account.personId)
    await writeAudit({ ...ctx, actor }, signInWithPasswordEndpoint, {})
    return readMe({ ...ctx, actor })
  })
}

const fromNetwork = (door: Doorstep) => ({ purpose: 'password_from', subject: networkOf(door.address) })
const ofAccount = (hash: string) => ({ purpose: 'password_of', subject: hash })

async function requirePatience(door: Doorstep, hash: string): Promise<void> {
  const waits = await door.enter(installation, { kind: 'visitor' }, async (ctx) => {
    const network = await countTries(ctx, [{ ...fromNetwork(door), limit: limits.passwordFromNetwork }])
    if (network > 0) return { network, account: 0 }
    return { network, account: await countTries(ctx, [{ ...ofAccount(hash), limit: limits.passwordOfAccount }]) }
  })
  if (waits.network > 0) throw TooManyRequests({ retryAfter: waits.network })
  if (waits.account > 0) throw AccountLocked({ retryAfter: waits.account })
}

async function forgiveTries(door: Doorstep, hash: string): Promise<void> {
  await door.enter(installation, { kind: 'visitor' }, async (ctx) => {
    await takeBackTry(ctx, fromNetwork(door))
    await forgetTries(ctx, ofAccount(hash))
  })
}

/** Compares outside any transaction: argon2 takes its time, and a connection is dear. */
async function findAccount(door: Doorstep, hash: string, password: string): Promise<Account | null> {
  const accounts: Account[] = []
  const tenants = await door.tenantsBehind('address', hash)
  for (const tenantId of tenants.length > 0 ? tenants : [installation]) {
    const account = await door.enter(tenantId, { kind: 'visitor' }, (ctx) => readAccount(ctx, hash))
    if (account) accounts.push(account)
  }
  if (accounts.length === 0) await passwordMatches(null, password)
  for (const account of accounts) if (await passwordMatches(account.passwordHash, password)) return account
  return null
}

async function readAccount(ctx: Context, hash: string): Promise<Account | null> {
  const row = await db(ctx)
    .selectFrom('identity.accounts')
    .select(['person_id', 'password_hash'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('address_hash', '=', hash)
    .executeTakeFirst()
  return row ? { tenantId: ctx.tenantId, personId: row.person_id, passwordHash: row.password_hash } : null
}

/** The password may have been changed while it was compared. */
async function requireUnchanged(ctx: Context, { personId, passwordHash }: Account): Promise<void> {
  const row = await db(ctx)
    .selectFrom('identity.accounts')
    .select('password_hash')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .forShare()
    .executeTakeFirst()
  if (row?.password_hash !== passwordHash) throw WrongPassword()
}
