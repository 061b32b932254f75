/** Yuan as people type them and fen as everything keeps them: read by their digits, never as a broken number. */
const shape = /^(\d{1,8})(?:\.(\d{1,2}))?$/

/** `12.5` → 1250; null for what is no amount. */
export function fenOf(typed: string): number | null {
  const found = shape.exec(
    typed
      .normalize('NFKC')
      .replaceAll('。', '.')
      .replace(/[\s,¥]/g, ''),
  )
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}

/** 1250 → `12.50`. */
export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
