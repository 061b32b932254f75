/** What stands in the text of a relay, spelled one way: full and half width are the same, nothing has spaces within. */

export type WrittenLine = { item: string; quantity: number }
/** One line of a relay: who, what, how many, where it is fetched. */
export type WrittenEntry = {
  /** Null where the line has no number. */
  no: number | null
  name: string
  lines: WrittenLine[]
  point: string | null
  cancelled: boolean
}

export const cancelledWord = '已取消'
export const signUpWord = '报名'

/** Compatibility forms made plain (NFKC), so that `３` is 3 and `ｘ` is x; what is not seen is left out. */
export const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[\u200b-\u200f\u2028-\u202f\ufeff\p{Cc}]/gu, ' ')
/** Made plain once more at the end: what a space stood between may have become one letter. */
const joined = (text: string): string => plain(text).replace(/\s+/gu, '').normalize('NFKC')

/** `苹果×2`, `苹果x2`, `苹果*2`: what, and how many. */
export const counted = /^(.+)[×xX*✕✖](\d{1,4})$/u
export const plusSome = /^\+(\d{1,4})$/

/** The name of an item or a place as it is written; two that are written alike are one. */
export const itemWord = joined

const readsAsSomethingElse = (name: string) =>
  name === '' ||
  name === signUpWord ||
  name === cancelledWord ||
  counted.test(name) ||
  /\+\d/.test(name) ||
  name.startsWith('@') ||
  name.startsWith('#')

/** The name of a person as it is written: one word that cannot be taken for anything else. */
export function personWord(name: string, taken: ReadonlySet<string> = new Set()): string {
  const word = joined(name)
  return readsAsSomethingElse(word) || taken.has(word) ? `「${word}」` : word
}

/** Whether something may be called so in a relay: it must be found again in the text. */
export function isItemWord(name: string): boolean {
  const word = itemWord(name)
  return word === name && !readsAsSomethingElse(word) && !/^\d+$|\+\d|^[×xX*✕✖]\d/u.test(word)
}
