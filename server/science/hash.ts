const offsetBasis = 0x811c9dc5
const prime = 0x01000193
const utf8 = new TextEncoder()

/** FNV-1a over the UTF-8 bytes, as an unsigned 32-bit number; splits keys into parts (Fowler–Noll–Vo). */
export function fnv1a32(text: string): number {
  let hash = offsetBasis
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, prime)
  return hash >>> 0
}

/** FNV-1a over UTF-16 code units from `start` up to, not including, `end`; hashes the n-grams of a text in place. */
export function fnv1a32Units(text: string, start = 0, end = text.length): number {
  let hash = offsetBasis
  for (let at = Math.max(0, start); at < Math.min(end, text.length); at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash >>> 0
}
