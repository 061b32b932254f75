/** Where an import of customers stands, and what may be done with it. */
import type { ImportState } from './shapes.ts'

/** The page asks again every second while the server is at work. */
export const isBusy = (state: ImportState) => state === 'reading' || state === 'running' || state === 'undoing'

export type ImportAct = 'start' | 'resume' | 'retry' | 'stop' | 'discard' | 'undo'

export const importActs: Record<ImportState, readonly ImportAct[]> = {
  reading: ['discard'],
  preview: ['start', 'discard'],
  refused: ['discard'],
  running: ['stop'],
  stopped: ['resume', 'undo'],
  failed: ['retry', 'undo'],
  done: ['undo'],
  undoing: [],
  undone: [],
  discarded: [],
}

const knows = new Set(['phone', 'email', 'unionid', 'openid', 'external_userid', 'qq', 'number'])

/** Without a phone, e-mail, id or number nobody is known again. */
export const canTell = (mapping: readonly { target: string }[]) => mapping.some(({ target }) => knows.has(target))

/** 0–100 */
export const shareOf = ({ taken, total }: { taken: number; total: number }) =>
  total > 0 ? Math.min(100, Math.floor((taken / total) * 100)) : 0
