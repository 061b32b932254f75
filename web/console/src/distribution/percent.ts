/** Shares as people type them, in percent with two decimals, and as everything keeps them: whole basis points. */

const shape = /^(\d{1,3})(?:\.(\d{1,2}))?$/

/** `12.5` → 1250; null for what is no share. */
export function bpOf(typed: string): number | null {
  const found = shape.exec(typed.normalize('NFKC').replaceAll('。', '.').replace(/[\s%]/g, ''))
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}

/** 1250 → `12.5`. */
export const percentOf = (bp: number): string =>
  `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, '0')}`.replace(/\.?0+$/, '')
