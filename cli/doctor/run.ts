/** `qunluo doctor`: one line for each thing looked at, how to mend it below. */
import { examine } from './examine.ts'
import { type Finding, worstOf } from './finding.ts'

const signs = { ok: '✓', warning: '!', wrong: '✗' } as const

/** Prints the findings; the exit code is 0 when all is well, 1 with warnings, 2 when something is wrong. */
export async function runDoctor({ json = false }: { json?: boolean }): Promise<void> {
  const findings = await examine()
  process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : findings.map(linesOf).join(''))
  process.exitCode = worstOf(findings)
}

function linesOf({ check, level, zh, en, mend }: Finding): string {
  const line = `${signs[level]} ${check.padEnd(9)} ${zh} · ${en}\n`
  if (!mend) return line
  return `${line}  → ${mend.zh}\n${mend.en === mend.zh ? '' : `    ${mend.en}\n`}`
}
