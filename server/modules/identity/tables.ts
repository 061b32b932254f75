/** Rows of identity's own tables. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { AccountId, ApiKeyId, PersonId, Scope, SealedKind, SessionId, StaffRole, TenantId } from './contract.ts'
import type { AddressKind } from './rules/address.ts'

export type LinkPurpose = 'sign_in' | 'bind' | 'seat'

type Tenant = { tenant_id: TenantId; name: string; slug: string; zone: string; locale: string; founded_at: Date }

type Person = {
  tenant_id: TenantId
  id: PersonId
  name: string
  bio: string
  avatar_file_id: string | null
  created_at: Date
}

type Account = {
  tenant_id: TenantId
  id: AccountId
  person_id: PersonId
  address_kind: AddressKind
  address_hash: string
  address_sealed: string
  address_verified_at: Date | null
  password_hash: string | null
  password_set_at: Date | null
  created_at: Date
}

type SignInLink = {
  tenant_id: TenantId
  token_hash: string
  person_id: PersonId
  purpose: LinkPurpose
  address_kind: AddressKind | null
  address_hash: string | null
  address_sealed: string | null
  created_at: Date
  expires_at: Date
  redeemed_at: Date | null
}

type Session = {
  tenant_id: TenantId
  id: SessionId
  token_hash: string
  person_id: PersonId
  device: string
  address: string
  created_at: Date
  proved_at: Date | null
  seen_at: Date
  expires_at: Date
  revoked_at: Date | null
}

type ApiKey = {
  tenant_id: TenantId
  id: ApiKeyId
  person_id: PersonId
  name: string
  scopes: Scope[]
  secret_hash: string
  hint: string
  created_at: Date
  expires_at: Date | null
  used_at: Date | null
  revoked_at: Date | null
}

type Audit = {
  tenant_id: TenantId
  id: string
  at: Date
  person_id: PersonId | null
  via: 'session' | 'api_key' | 'system'
  action: string
  about: unknown
  address: string
}

type Attempts = {
  tenant_id: TenantId
  purpose: string
  subject: string
  count: number
  since: Date
  locks: number
  locked_until: Date | null
}

export type IdentityTables = {
  'kernel.tenants': { tenant_id: TenantId; founded_at: Date }
  'identity.tenants': Tenant
  'identity.people': Person
  'identity.identities': { tenant_id: TenantId; kind: string; key: string; person_id: PersonId; linked_at: Date }
  'identity.sealed_identities': {
    tenant_id: TenantId
    kind: SealedKind
    hash: string
    sealed: string
    tail_hash: string | null
    person_id: PersonId
    linked_at: Date
  }
  'identity.accounts': Account
  'identity.seats': { tenant_id: TenantId; person_id: PersonId; role: StaffRole; since: Date }
  'identity.sign_in_links': SignInLink
  'identity.sessions': Session
  'identity.api_keys': ApiKey
  'identity.audit': Audit
  'identity.installation': {
    tenant_id: TenantId
    set_up_hashes: string[]
    set_up_at: Date | null
    key_check: string | null
  }
  'identity.slugs': { tenant_id: TenantId; slug: string; taken_by: TenantId }
  'identity.attempts': Attempts
}

/** The present transaction, seen through identity's tables. */
export const db = (ctx: Context): Kysely<IdentityTables> => ctx.tables<IdentityTables>()
