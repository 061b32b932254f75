/**
 * Passwords as argon2id hashes. 19 MiB, 2 passes, 1 lane: the first of OWASP's recommended settings (Password Storage
 * Cheat Sheet), about 25 ms on the 2 cores this was measured on. The parameters stand in each hash, so they may grow.
 */
import { hash, verify } from '@node-rs/argon2'

const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), settings)

let nobodys: Promise<string> | undefined

/** Compares with the hash, or with nobody's when there is none, so that both take the same time. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody signs in with this one')
  const matches = await verify(passwordHash ?? (await nobodys), password.normalize('NFKC'))
  return matches && passwordHash !== null
}
