/** Ids and shapes of people, accounts and operator seats. */
import { z } from 'zod'
import { idOf } from '../../../kernel/contract.ts'

export const tenantId = idOf('tnt')
export const personId = idOf('psn')
export const accountId = idOf('acc')
export const sessionId = idOf('ses')
export const apiKeyId = idOf('key')
export type TenantId = z.infer<typeof tenantId>
export type PersonId = z.infer<typeof personId>
export type AccountId = z.infer<typeof accountId>
export type SessionId = z.infer<typeof sessionId>
export type ApiKeyId = z.infer<typeof apiKeyId>

/** Operator seats (员工席位): what someone may do for the whole tenant. */
export const staffRole = z.enum(['owner', 'admin', 'staff'])
export type StaffRole = z.infer<typeof staffRole>

/** What a person may be known by that nobody else should read. */
export const sealedKind = z.enum(['phone', 'email', 'unionid', 'openid', 'external_userid', 'qq'])
export type SealedKind = z.infer<typeof sealedKind>

/** What an API key may do. */
export const scope = z.enum(['read', 'write', 'import', 'insight'])
export type Scope = z.infer<typeof scope>

/** An e-mail address or a phone number (+86 may be left out). */
export const address = z.string().trim().min(5).max(254)
export const displayName = z.string().trim().min(1).max(64)
export const newPassword = z.string().min(10).max(200)

export const personCard = z.object({
  id: personId,
  name: z.string(),
  avatarFileId: z.string().nullable(),
  bio: z.string(),
  staffRole: staffRole.nullable(),
})
export type PersonCard = z.infer<typeof personCard>

export const me = z.object({
  person: personCard,
  tenant: z.object({ id: tenantId, name: z.string(), slug: z.string(), zone: z.string(), locale: z.string() }),
  account: z
    .object({ id: accountId, address: z.string(), addressKind: z.enum(['email', 'phone']), hasPassword: z.boolean() })
    .nullable(),
  scopes: z.array(scope).nullable(),
})
export type Me = z.infer<typeof me>
