/** What is sealed on the way: notices and certificates with the merchant's APIv3 key, names with the platform's key. */
import { constants, createDecipheriv, type KeyObject, publicEncrypt } from 'node:crypto'
import { z } from 'zod'

export const sealedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM').optional(),
  ciphertext: z.string().max(100_000),
  associated_data: z.string().max(64).default(''),
  nonce: z.string().length(12),
})
type SealedResource = z.infer<typeof sealedResource>

const tagBytes = 16

/** AES-256-GCM with the tag behind the text. Raises an error when anything was changed, or for another merchant. */
export function openResource(apiV3Key: string, { ciphertext, associated_data, nonce }: SealedResource): string {
  const closed = Buffer.from(ciphertext, 'base64')
  if (closed.length < tagBytes) throw new Error('a sealed resource without a tag')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: tagBytes })
  decipher.setAuthTag(closed.subarray(-tagBytes))
  decipher.setAAD(Buffer.from(associated_data))
  return decipher.update(closed.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
}

/** A name or a card's number that only the provider can read (敏感信息加密: RSA-OAEP with SHA-1). */
export const sealText = (key: KeyObject, text: string): string =>
  publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text)).toString(
    'base64',
  )
