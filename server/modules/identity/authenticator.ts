/** Tells who stands behind a cookie or a key; asked in every request, so one statement each. */
import { sql } from 'kysely'
import type { Actor, Context } from '../../kernel/context.ts'
import type { Authenticator, Credential } from '../../kernel/module.ts'
import type { PersonId, Scope, SessionId, StaffRole } from './contract.ts'
import { readApiKey, readToken, type Secret } from './rules/credential.ts'
import { seenPause, sessionExpiry } from './rules/session.ts'
import { hashOf } from './secrets.ts'
import { db } from './tables.ts'

const read = ({ kind, text }: Credential): Secret | null => (kind === 'cookie' ? readToken(text) : readApiKey(text))

export const authenticator: Authenticator = {
  tenantOf: (credential) => read(credential)?.tenantId ?? null,
  identify: async (ctx, credential) => {
    const found = read(credential)
    if (found?.tenantId !== ctx.tenantId) return null
    const hash = hashOf(found.secret)
    return credential.kind === 'cookie' ? identifySession(ctx, hash) : identifyKey(ctx, hash)
  },
}

/**
 * The session is seen again at most every five minutes, and never waits for another request that is just noting the
 * same: a long upload would hold up the person's other tabs.
 */
async function identifySession(ctx: Context, hash: string): Promise<Actor | null> {
  const { rows } = await sql<{ id: SessionId; person_id: PersonId; role: StaffRole | null }>`
    with found as (
      select s.id, s.person_id, s.seen_at, t.role
      from identity.sessions s
      left join identity.seats t on t.tenant_id = s.tenant_id and t.person_id = s.person_id
      where s.tenant_id = ${ctx.tenantId} and s.token_hash = ${hash}
        and s.revoked_at is null and s.expires_at > ${ctx.now}),
    due as (
      select s.id from identity.sessions s join found on found.id = s.id
      where s.tenant_id = ${ctx.tenantId} and found.seen_at < ${new Date(ctx.now.getTime() - seenPause)}
      for update of s skip locked),
    seen as (
      update identity.sessions s
      set seen_at = ${ctx.now}, expires_at = ${sessionExpiry(ctx.now)}, address = ${ctx.address}
      from due where s.tenant_id = ${ctx.tenantId} and s.id = due.id)
    select id, person_id, role from found`.execute(db(ctx))
  const session = rows[0]
  return session
    ? {
        kind: 'person',
        personId: session.person_id,
        sessionId: session.id,
        staffRole: session.role,
        scopes: null,
      }
    : null
}

/** A key acts for an operator; when that person's seat is gone, so is the key's power. */
async function identifyKey(ctx: Context, hash: string): Promise<Actor | null> {
  const { rows } = await sql<{ person_id: PersonId; role: StaffRole; scopes: Scope[] }>`
    with found as (
      select k.id, k.person_id, k.scopes, k.used_at, t.role
      from identity.api_keys k
      join identity.seats t on t.tenant_id = k.tenant_id and t.person_id = k.person_id
      where k.tenant_id = ${ctx.tenantId} and k.secret_hash = ${hash}
        and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${ctx.now})),
    due as (
      select k.id from identity.api_keys k join found on found.id = k.id
      where k.tenant_id = ${ctx.tenantId}
        and (found.used_at is null or found.used_at < ${new Date(ctx.now.getTime() - seenPause)})
      for update of k skip locked),
    used as (
      update identity.api_keys k set used_at = ${ctx.now}
      from due where k.tenant_id = ${ctx.tenantId} and k.id = due.id)
    select person_id, role, scopes from found`.execute(db(ctx))
  const key = rows[0]
  return key
    ? { kind: 'person', personId: key.person_id, sessionId: null, staffRole: key.role, scopes: key.scopes }
    : null
}
