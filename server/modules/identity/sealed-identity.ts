/** Identities nobody else should read: found by a keyed fingerprint, read again only with the installation's key. */
import type { Seal } from '../../kernel/seal.ts'
import type { SealedKind } from './contract.ts'

/** One spelling: E.164 for a phone, lower case for an e-mail, as given for ids. */
export type PlainIdentity = { kind: SealedKind; text: string }
export type KeptIdentity = { kind: SealedKind; hash: string; sealed: string; tailHash: string | null }

type Sealing = { seal: Seal }

/** An identity's fingerprint; that of a phone or e-mail equals an account's. */
export const fingerprintOf = ({ seal }: Sealing, { kind, text }: PlainIdentity): string =>
  seal.fingerprint(kind === 'phone' || kind === 'email' ? 'address' : kind, text)

/** The fingerprint under which phones ending in these four digits are found. */
export const tailFingerprint = ({ seal }: Sealing, digits: string): string => seal.fingerprint('phone tail', digits)

export const keepIdentity = (sealing: Sealing, plain: PlainIdentity): KeptIdentity => ({
  kind: plain.kind,
  hash: fingerprintOf(sealing, plain),
  sealed: sealing.seal.seal(plain.text),
  tailHash: plain.kind === 'phone' ? tailFingerprint(sealing, plain.text.slice(-4)) : null,
})
