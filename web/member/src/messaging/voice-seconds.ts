/** How long a voice note is: as the server measured it, else as our recorder wrote it into the name (`voice-12s.webm`). */
import type { FileCard } from '../../../../server/modules/messaging/contract.ts'

/** Whole seconds, at least one; null when nobody knows: browsers record without saying how long it is. */
export function voiceSeconds({ seconds, name }: Pick<FileCard, 'seconds' | 'name'>): number | null {
  const known = seconds ?? /-(\d{1,4})s\.\w+$/.exec(name)?.[1]
  return known === undefined ? null : Math.max(1, Math.round(Number(known)))
}
