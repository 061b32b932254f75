const zeroWidth = /\p{Cf}|[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]/gu
const digit = /\p{Nd}/gu
const spaces = /\s+/g

/**
 * A text as the models read it: compatibility forms (full width, circled) made plain, lower case, invisible characters
 * gone, every digit 0, spaces collapsed. Whoever hides a word behind these hides nothing.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(zeroWidth, '').replace(digit, '0').replace(spaces, ' ').trim()
}
