/** Who receives it, as typed. */
import type { Recipient } from '../../../../server/modules/commerce/contract.ts'

export type RecipientWords = Recipient
export const noRecipient: RecipientWords = { name: '', phone: '', region: '', address: '' }

type Lacks = Partial<Record<keyof RecipientWords, true>>

/** What the contract would refuse, known before asking; the server's own words about a field stand before these. */
export function lacksOf({ name, phone, address }: RecipientWords): Lacks {
  return {
    ...(name.trim() ? {} : { name: true }),
    ...(/^\+?[\d -]{6,20}$/.test(phone.trim()) ? {} : { phone: true }),
    ...(address.trim().length >= 3 ? {} : { address: true }),
  }
}
