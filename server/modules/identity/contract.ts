/** Window of identity: who people are, how they come in, what operators may do, and what was done. */
import { z } from 'zod'
import {
  endpoint,
  idOf,
  instant,
  news,
  pageOf,
  problem,
  type RequestOf,
  TooManyRequests,
} from '../../kernel/contract.ts'

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

/** What an API key may do. */
export const scope = z.enum(['read', 'write', 'import', 'insight'])
export type Scope = z.infer<typeof scope>

/** An e-mail address or a phone number (+86 may be left out). */
export const address = z.string().trim().min(5).max(254)
export const displayName = z.string().trim().min(1).max(64)
const password = z.string().min(10).max(200)

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

export const LinkInvalid = problem('identity.link_invalid', 410, {
  zh: '这个登录链接已失效或已用过，请重新获取。',
  en: 'This sign-in link has expired or was used; please ask for a new one.',
})
export const WrongPassword = problem('identity.wrong_password', 401, {
  zh: '账号或密码不对。',
  en: 'The address or the password is not right.',
})
export const AccountLocked = problem('identity.account_locked', 423, {
  zh: '尝试次数太多，请 {retryAfter} 秒后再试，或改用一次性登录链接。',
  en: 'Too many tries; wait {retryAfter} seconds or use a one-time link.',
})
export const AddressTaken = problem('identity.address_taken', 409, {
  zh: '这个地址不能绑定，请换一个。',
  en: 'This address cannot be used; please choose another.',
})
export const AddressInvalid = problem('identity.address_invalid', 400, {
  zh: '请填写正确的邮箱或手机号。',
  en: 'Please enter a valid e-mail address or phone number.',
})
export const WeakPassword = problem('identity.weak_password', 400, {
  zh: '密码太常见或太短，请换一个至少 10 位的密码。',
  en: 'This password is too common or too short; use at least 10 characters.',
})
export const AlreadySetUp = problem('identity.already_set_up', 409, {
  zh: '已经完成初始化，请直接登录。',
  en: 'Set-up is already done; please sign in.',
})
export const LastOwner = problem('identity.last_owner', 409, {
  zh: '至少要保留一位所有者。',
  en: 'At least one owner must remain.',
})
export const AccountMissing = problem('identity.account_missing', 409, {
  zh: '请先绑定邮箱或手机号，再设置密码。',
  en: 'Please add an e-mail address or phone number before setting a password.',
})
export const SlugTaken = problem('identity.slug_taken', 409, {
  zh: '这个短名已被使用，请换一个。',
  en: 'This short name is taken; please choose another.',
})

export const setUpEndpoint = endpoint({
  name: 'identity.set_up',
  route: 'POST /setup',
  summary: 'Found the first tenant of an installation with its owner, by the one-time set-up link',
  input: z.object({
    token: z.string().min(20).max(200),
    tenantName: displayName,
    slug: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
    ownerName: displayName,
    address,
    password: password.optional(),
  }),
  output: me,
  problems: [LinkInvalid, AlreadySetUp, AddressInvalid, SlugTaken, WeakPassword],
})

export type RequestOfSetUp = RequestOf<typeof setUpEndpoint>

export const requestSignInLinkEndpoint = endpoint({
  name: 'identity.request_sign_in_link',
  route: 'POST /sign-in/link',
  summary: 'Ask for a one-time sign-in link; the answer is the same whether an account exists or not',
  input: z.object({ address }),
  output: z.object({ sent: z.literal(true) }),
  problems: [AddressInvalid, TooManyRequests],
})

export const redeemSignInLinkEndpoint = endpoint({
  name: 'identity.redeem_sign_in_link',
  route: 'POST /sign-in/redeem',
  summary: 'Sign in with a one-time link',
  input: z.object({ token: z.string().min(20).max(200) }),
  output: me,
  problems: [LinkInvalid, AddressTaken],
})

export const signInWithPasswordEndpoint = endpoint({
  name: 'identity.sign_in_with_password',
  route: 'POST /sign-in/password',
  summary: 'Sign in with address and password',
  input: z.object({ address, password: z.string().min(1).max(200) }),
  output: me,
  problems: [WrongPassword, AccountLocked, TooManyRequests],
})

export const signOutEndpoint = endpoint({
  name: 'identity.sign_out',
  route: 'POST /sign-out',
  summary: 'End the present session',
})

export const readMeEndpoint = endpoint({ name: 'identity.read_me', route: 'GET /me', summary: 'Who I am', output: me })

export const changeMyCardEndpoint = endpoint({
  name: 'identity.change_my_card',
  route: 'PATCH /me',
  summary: 'Change my name, introduction or picture',
  input: z.object({
    name: displayName.optional(),
    bio: z.string().max(500).optional(),
    avatarFileId: z
      .string()
      .regex(/^[a-z]+_[0-9a-z]{26}$/)
      .nullable()
      .optional(),
  }),
  output: personCard,
})

export const setPasswordEndpoint = endpoint({
  name: 'identity.set_password',
  route: 'PUT /me/password',
  summary:
    'Set or change my password; other sessions end. `current` may be left out within 15 minutes of a sign-in link',
  input: z.object({ current: z.string().max(200).optional(), next: password }),
  problems: [WrongPassword, WeakPassword, AccountLocked, AccountMissing],
})

export const bindAddressEndpoint = endpoint({
  name: 'identity.bind_address',
  route: 'POST /me/address',
  summary: 'Send a confirmation link to an address that shall become mine',
  input: z.object({ address }),
  output: z.object({ sent: z.literal(true) }),
  problems: [AddressInvalid, TooManyRequests],
})

export const sessionRow = z.object({
  id: sessionId,
  device: z.string(),
  place: z.string(),
  createdAt: instant,
  seenAt: instant,
  current: z.boolean(),
})
export const listMySessionsEndpoint = endpoint({
  name: 'identity.list_my_sessions',
  route: 'GET /me/sessions',
  summary: 'Where I am signed in',
  output: z.object({ rows: z.array(sessionRow) }),
})
export const revokeSessionEndpoint = endpoint({
  name: 'identity.revoke_session',
  route: 'DELETE /me/sessions/:sessionId',
  summary: 'End one of my sessions',
  input: z.object({ sessionId }),
})
export const revokeOtherSessionsEndpoint = endpoint({
  name: 'identity.revoke_other_sessions',
  route: 'DELETE /me/sessions',
  summary: 'End all my sessions but this one',
  output: z.object({ ended: z.number().int() }),
})

export const teamSeat = z.object({
  person: personCard,
  role: staffRole,
  address: z.string().nullable(),
  since: instant,
  seenAt: instant.nullable(),
})
export type TeamSeat = z.infer<typeof teamSeat>
export const listTeamEndpoint = endpoint({
  name: 'identity.list_team',
  route: 'GET /team',
  summary: 'People with an operator seat',
  output: z.object({ rows: z.array(teamSeat) }),
})
export const giveSeatEndpoint = endpoint({
  name: 'identity.give_seat',
  route: 'POST /team',
  summary: 'Give an operator seat; the person receives a one-time link',
  input: z.object({ name: displayName, address, role: staffRole }),
  output: teamSeat,
  problems: [AddressInvalid],
})
export const changeSeatEndpoint = endpoint({
  name: 'identity.change_seat',
  route: 'PATCH /team/:personId',
  summary: 'Change the role of an operator seat',
  input: z.object({ personId, role: staffRole }),
  output: teamSeat,
  problems: [LastOwner],
})
export const withdrawSeatEndpoint = endpoint({
  name: 'identity.withdraw_seat',
  route: 'DELETE /team/:personId',
  summary: 'Withdraw an operator seat and end its sessions',
  input: z.object({ personId }),
  problems: [LastOwner],
})

export const apiKey = z.object({
  id: apiKeyId,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: instant,
  expiresAt: instant.nullable(),
  usedAt: instant.nullable(),
  hint: z.string(),
})
export type ApiKey = z.infer<typeof apiKey>
export const listApiKeysEndpoint = endpoint({
  name: 'identity.list_api_keys',
  route: 'GET /api-keys',
  summary: 'API keys of this tenant',
  output: z.object({ rows: z.array(apiKey) }),
})
export const createApiKeyEndpoint = endpoint({
  name: 'identity.create_api_key',
  route: 'POST /api-keys',
  summary: 'Create an API key; its secret is shown once',
  input: z.object({ name: displayName, scopes: z.array(scope).min(1), expiresAt: instant.nullable().optional() }),
  output: z.object({ key: apiKey, secret: z.string() }),
})
export const revokeApiKeyEndpoint = endpoint({
  name: 'identity.revoke_api_key',
  route: 'DELETE /api-keys/:apiKeyId',
  summary: 'Revoke an API key at once',
  input: z.object({ apiKeyId }),
})

export const auditRow = z.object({
  id: z.string(),
  at: instant,
  by: personCard.nullable(),
  via: z.enum(['session', 'api_key', 'system']),
  /** The endpoint's name, e.g. `community.remove_member`. */
  action: z.string(),
  about: z.record(z.string(), z.unknown()),
  address: z.string(),
})
export const listAuditEndpoint = endpoint({
  name: 'identity.list_audit',
  route: 'GET /audit',
  summary: 'Every write by an operator, newest first',
  input: z.object({
    by: personId.optional(),
    action: z.string().max(80).optional(),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: pageOf(auditRow),
})

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const changeTenantEndpoint = endpoint({
  name: 'identity.change_tenant',
  route: 'PATCH /tenant',
  summary: 'Change the name, time zone or language of the tenant',
  input: z.object({
    name: displayName.optional(),
    zone: z.string().max(64).refine(isTimeZone, { error: 'not a time zone' }).optional(),
    locale: z.enum(['zh-CN', 'en']).optional(),
  }),
  output: me.shape.tenant,
})

export const personChanged = news('identity.person_changed', z.object({ personId }))
