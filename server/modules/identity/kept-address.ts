/** Addresses in the database: found by a keyed fingerprint, read again only with the installation's key. */
import type { Context } from '../../kernel/context.ts'
import { AddressInvalid } from './contract.ts'
import { type Address, type AddressKind, readAddress } from './rules/address.ts'

export type KeptAddress = { kind: AddressKind; hash: string; sealed: string }

/** What somebody typed as an address. Raises `identity.address_invalid`. */
export function requireAddress(typed: string): Address {
  const address = readAddress(typed)
  if (!address) throw AddressInvalid()
  return address
}

/** An address as it is kept. */
export const keepAddress = ({ seal }: Pick<Context, 'seal'>, { kind, text }: Address): KeptAddress => ({
  kind,
  hash: seal.fingerprint('address', text),
  sealed: seal.seal(text),
})
