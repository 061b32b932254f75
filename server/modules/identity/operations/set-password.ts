import type { Context } from '../../../kernel/context.ts'
import { actorId, ownSession } from '../access.ts'
import { AccountLocked, AccountMissing, WeakPassword, WrongPassword } from '../contract.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import { readCards } from '../queries/read-cards.ts'
import { readWait } from '../queries/read-wait.ts'
import { limits } from '../rules/attempts.ts'
import { isWeakPassword } from '../rules/password.ts'
import { provedLately } from '../rules/session.ts'
import { db } from '../tables.ts'
import { countTries } from './count-tries.ts'
import { endSessions } from './end-sessions.ts'
import { forgetTries } from './forget-tries.ts'
import { voidLinks } from './void-links.ts'

/**
 * Sets my password; other sessions end and unused links stop working. The present password must be given, unless I
 * have none or came in by a link within the last 15 minutes.
 */
export async function setPassword(ctx: Context, { current, next }: { current?: string | undefined; next: string }) {
  const account = await accessMyAccount(ctx)
  if (account.password_hash && !account.proved) await requireCurrent(ctx, account.password_hash, current ?? '')
  const personId = actorId(ctx)
  const name = (await readCards(ctx, [personId])).get(personId)?.name ?? ''
  if (isWeakPassword(next, [ctx.seal.open(account.address_sealed), name])) throw WeakPassword()
  await db(ctx)
    .updateTable('identity.accounts')
    .set({ password_hash: await hashPassword(next), password_set_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
  await endSessions(ctx, personId, { except: ownSession(ctx) })
  await voidLinks(ctx, personId)
}

async function accessMyAccount(ctx: Context) {
  const account = await db(ctx)
    .selectFrom('identity.accounts')
    .select(['password_hash', 'address_sealed'])
    .select((row) =>
      row
        .selectFrom('identity.sessions')
        .select('proved_at')
        .where('tenant_id', '=', ctx.tenantId)
        .where('id', '=', ownSession(ctx))
        .as('proved_at'),
    )
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', actorId(ctx))
    .forUpdate()
    .executeTakeFirst()
  if (!account) throw AccountMissing()
  return { ...account, proved: provedLately(account.proved_at, ctx.now) }
}

/** Counts wrong tries in a transaction of their own, because this one is rolled back by the refusal. */
async function requireCurrent(ctx: Context, passwordHash: string, current: string): Promise<void> {
  const tries = { purpose: 'password_change', subject: actorId(ctx) }
  const wait = await readWait(ctx, tries)
  if (wait > 0) throw AccountLocked({ retryAfter: wait })
  if (await passwordMatches(passwordHash, current)) return forgetTries(ctx, tries)
  ctx.ifRefused(async (apart) => void (await countTries(apart, [{ ...tries, limit: limits.passwordOfAccount }])))
  throw WrongPassword()
}
