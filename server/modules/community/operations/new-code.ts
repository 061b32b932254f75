import { randomBytes } from 'node:crypto'
import type { Context } from '../../../kernel/context.ts'
import { listInDirectory } from '../../../kernel/ground.ts'

// Crockford's letters: none is mistaken for another when a code is read aloud or typed from paper.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 10

/** A fresh code that leads to a group: 50 random bits in ten letters, listed so that a visitor finds the tenant by it. */
export async function newCode(ctx: Context): Promise<string> {
  // 256 is a multiple of 32, so that every letter is equally likely.
  const code = Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('')
  await listInDirectory(ctx, 'join', code)
  return code
}
