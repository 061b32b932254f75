/** Secrets are made here and leave once; only their hashes are kept. */
import { createHash, randomBytes } from 'node:crypto'

/** 256 bits as 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * SHA-256 in hex. Enough for secrets of 256 bits, which nobody can guess; a row is found by the hash, so that the time
 * of the comparison tells nothing about the secret.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
