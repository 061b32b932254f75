/** What the doctor says about one thing, and how to mend it. */
type Level = 'ok' | 'warning' | 'wrong'

type Words = { zh: string; en: string }

export type Finding = Words & { check: string; level: Level; mend?: Words }

export const ok = (check: string, zh: string, en: string): Finding => ({ check, level: 'ok', zh, en })

type Told = Words & { mend: Words }
export const warning = (check: string, told: Told): Finding => ({ check, level: 'warning', ...told })
export const wrong = (check: string, told: Told): Finding => ({ check, level: 'wrong', ...told })

const order: readonly Level[] = ['ok', 'warning', 'wrong']

/** 0 when all is well, 1 with warnings, 2 when something is wrong. */
export function worstOf(findings: readonly Finding[]): number {
  return Math.max(0, ...findings.map(({ level }) => order.indexOf(level)))
}

/** The message of a fault, in one line. */
export const reasonOf = (fault: unknown): string => {
  const { message, code } = fault as { message?: string; code?: string }
  return (message || code || String(fault)).replaceAll('\n', ' ')
}
