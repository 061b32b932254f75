/** Records that begin with a header line and run until the next one: WhatsApp, QQ, LINE, KakaoTalk, DCE TXT, Signal. */
import type { Emit, LineReader } from './lines.ts'
import { doubted, type Found, type Reading } from './record.ts'

/** A message longer than this is a broken file, not a message. */
const LONGEST_TEXT = 1_000_000

export type Block<Head> = { head: Head; line: number; lines: string[] }

/** What a format says about one line: it opens a record, stands alone, or belongs to the record before it. */
export type LineMeaning<Head> = { opens: Head; text: string } | { alone: Reading | null } | 'continues'

/**
 * Gathers lines into blocks. `means` judges a line; `finish` turns a complete block into a record, whose blank lines at
 * the end have been dropped. Lines before the first header are the head of the file and are ignored.
 */
export function blockReader<Head>(
  emit: Emit,
  means: (text: string, number: number) => LineMeaning<Head>,
  finish: (block: Block<Head>) => Found | null,
): LineReader {
  let open: Block<Head> | null = null
  let length = 0

  const close = () => {
    if (!open) return
    while (open.lines.length > 1 && open.lines.at(-1)?.trim() === '') open.lines.pop()
    const found = finish(open)
    if (found) emit(length > LONGEST_TEXT ? doubted(found, 'too_long', open.lines.join('\n')) : found)
    open = null
  }

  return {
    line(text, number) {
      const meaning = means(text, number)
      if (meaning === 'continues') {
        length += text.length + 1
        if (length <= LONGEST_TEXT) open?.lines.push(text)
        return
      }
      close()
      if ('opens' in meaning) {
        open = { head: meaning.opens, line: number, lines: [meaning.text] }
        length = meaning.text.length
      } else if (meaning.alone) emit(meaning.alone)
    },
    end: close,
  }
}
