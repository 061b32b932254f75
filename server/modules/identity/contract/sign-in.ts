/** Founding the installation, coming in and going out. */
import { z } from 'zod'
import { endpoint, type RequestOf, TooManyRequests } from '../../../kernel/contract.ts'
import {
  AccountLocked,
  AddressInvalid,
  AddressTaken,
  AlreadySetUp,
  LinkInvalid,
  SlugTaken,
  WeakPassword,
  WrongPassword,
} from './problems.ts'
import { address, displayName, me, newPassword } from './shapes.ts'

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
    password: newPassword.optional(),
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
