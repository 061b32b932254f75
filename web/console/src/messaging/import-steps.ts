/** Where an import stands, what still has to be answered, and what may be done with it. */
import type { ChatImport, ImportState } from './shapes.ts'

/** The page asks again every second while the server is at work. */
export const isBusy = (state: ImportState) => state === 'reading' || state === 'importing'

export type ImportAct = 'start' | 'resume' | 'retry' | 'cancel' | 'undo'

/** What may be done in each state; taking out what was brought stays possible after the end. */
export const importActs: Record<ImportState, readonly ImportAct[]> = {
  reading: ['cancel'],
  preview: ['start', 'cancel'],
  refused: [],
  importing: ['cancel'],
  paused: ['resume', 'undo'],
  failed: ['retry', 'undo'],
  done: ['undo'],
  cancelled: [],
}

type Missing = 'group' | 'zone' | 'dateOrder' | 'columns' | 'channel'

/** The questions that only a person can answer before an import may start. */
export function missingAnswers(found: Pick<ChatImport, 'groupId' | 'needsZone' | 'zone' | 'columns'>): Missing[] {
  const missing: Missing[] = []
  if (found.columns && !found.columns.mapping) missing.push('columns')
  if (!found.groupId) missing.push('group')
  if (found.needsZone && !found.zone) missing.push('zone')
  return missing
}

/** 0–100; a file of unknown length is shown as under way. */
export function progressOf({ read, total }: { read: number; total: number }): number {
  return total > 0 ? Math.min(100, Math.floor((read / total) * 100)) : 0
}
