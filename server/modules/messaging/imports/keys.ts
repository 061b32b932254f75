/** Keys by which an importer knows a message again. */
import { createHash } from 'node:crypto'
import type { ExportRecord, Found } from './record.ts'

type Part = string | number | null
const digest = (parts: Part[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)

/**
 * Key of a record within one chat, the same in every export of that chat by the same program: the platform's id where
 * there is one, else a digest of sender, stamp, text and the running number among equal ones. `chatKey` names the chat
 * the records go to; give channels of one export chat keys of their own. Records of equal key are one message, and the
 * later one is its newer state.
 */
export function recordKey(chatKey: string, record: ExportRecord): string {
  if (record.platformId !== null) return digest([chatKey, 'id', record.kind, record.platformId])
  return digest([chatKey, record.kind, ...sameness(record), record.repeat])
}

/** The stamp is taken as written (but for special blanks), so that a zone or date order put right later changes no key. */
const sameness = ({ senderKey, stamp, text, media }: Found): Part[] => [
  senderKey,
  stamp.replace(/[\u00a0\u202f]/g, ' '),
  text,
  media.map(({ kind }) => kind).join(),
]

/** Numbers the records of an export that are equal in all that can be compared, from 0. */
export const repeatNumbers = () =>
  runningNumbers((record) => JSON.stringify([record.channel, record.kind, ...sameness(record)]))

/** Letters, digits and emoji; not the mathematical letters of fancy names, which old exporters garble. */
const WORDS = /(?![\u{1d400}-\u{1d7ff}])[\p{L}\p{N}\p{Extended_Pictographic}]/gu

/**
 * Makes keys that agree between different forms of one chat (Discord as CSV, TXT and HTML; WhatsApp of Android and iOS):
 * the sender's handle or name, the minute, the text without mark-up, and a running number. Compare them only with
 * messages that came from another form, where `recordKey` cannot match. Feed all records of the export in order.
 */
export function contentKeys(chatKey: string): (record: ExportRecord) => string {
  const number = runningNumbers((record) => JSON.stringify(content(record)))
  return (record) => digest([chatKey, 'content', ...content(record), number(record)])
}

function content(record: Found): Part[] {
  const words = record.text.match(WORDS)?.join('').toLowerCase()
  const name = record.senderHandle ?? record.senderName ?? ''
  return [record.kind, name.toLowerCase(), minuteOf(record), words || record.text.trim()]
}

function minuteOf({ at, stamp }: Found): string {
  if (at === null) return stamp
  return ('local' in at ? at.local : at.instant).slice(0, 16)
}

/** Equal records stand near each other, since genuine files step back in time by seconds or minutes only. */
const REMEMBERED = 4_096

/** Counts equal records in constant memory: those of the last 4,096 to 8,192 different ones. */
function runningNumbers(alikeOf: (record: Found) => string) {
  let recent = new Map<string, number>()
  let older = new Map<string, number>()
  return (record: Found): number => {
    const alike = alikeOf(record)
    const number = recent.get(alike) ?? older.get(alike) ?? 0
    recent.set(alike, number + 1)
    if (recent.size >= REMEMBERED) {
      older = recent
      recent = new Map()
    }
    return number
  }
}
