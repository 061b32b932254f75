/** My own account: card, password, address and the places where I am signed in. */
import { z } from 'zod'
import { endpoint, instant, TooManyRequests } from '../../../kernel/contract.ts'
import { AccountLocked, AccountMissing, AddressInvalid, WeakPassword, WrongPassword } from './problems.ts'
import { address, displayName, me, newPassword, personCard, sessionId } from './shapes.ts'

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
  input: z.object({ current: z.string().max(200).optional(), next: newPassword }),
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
