/** What may stand on a screen of phones and ids nobody asked for. */

/** `13800138000` → `138****8000`, `li.ming@example.com` → `li***@example.com`; names and short numbers stay. */
export function maskText(text: string): string {
  return text
    .replace(/([^\s@,;]{1,2})[^\s@,;]*(@[^\s@,;]+)/g, '$1***$2')
    .replace(/(?<![\dA-Za-z])(\+?\d[\d\s()-]{5,}[\dXx])(?![\dA-Za-z])/g, (found) => maskDigits(found))
    .replace(/[A-Za-z0-9_-]{18,}/g, (found) => maskId(found))
}

const date = /^\d{4}-\d{2}-\d{2}$/

function maskDigits(found: string): string {
  if (date.test(found)) return found
  const digits = found.replace(/[\s()-]/g, '')
  return digits.length < 7 ? found : `${digits.slice(0, digits.startsWith('+') ? 6 : 3)}****${digits.slice(-4)}`
}

/** An id: as much as tells it apart, not enough to use it. */
export const maskId = (id: string): string => (id.length <= 6 ? '***' : `${id.slice(0, 3)}***${id.slice(-3)}`)
