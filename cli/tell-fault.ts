/** Faults on the command line: one plain sentence in each language where we know what went wrong. */
import { Refusal } from '../server/kernel/backup/refusal.ts'
import { ConfigMistake } from '../server/kernel/config.ts'
import { fillSentence, Problem } from '../server/kernel/contract.ts'

export function tell(fault: unknown): void {
  process.exitCode = 1
  if (fault instanceof Problem) {
    const { kind, facts } = fault
    process.stderr.write(`${fillSentence(kind.zh, facts)}\n${fillSentence(kind.en, facts)} [${kind.code}]\n`)
    return
  }
  const { code, path } = fault as NodeJS.ErrnoException
  if (code === 'ENOENT' && path) {
    process.stderr.write(`没有这个文件：${path} · there is no file ${path}\n`)
    return
  }
  const mistaken =
    fault instanceof ConfigMistake || fault instanceof Refusal || (fault instanceof Error && fault.name === 'CACError')
  process.stderr.write(`${mistaken ? (fault as Error).message : ((fault as Error).stack ?? fault)}\n`)
}
