/** KakaoTalk for Mac: CSV of `Date,User,Message`, in which system lines stand under the name of who caused them. */
import { csvRows, firstRows } from '../csv.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, everyone, type Format, plainly, type ReadContext } from '../format.ts'
import { cleanName, senderByName } from '../names.ts'
import { placeholderAlone } from '../placeholders.ts'
import { doubtfulLine, message, type Reading, systemLine } from '../record.ts'
import { fromIso } from '../stamps.ts'

export const kakaotalkMac: Format = {
  format: 'kakaotalk',
  variant: 'mac',
  recognise({ head }) {
    const [header = [], first = []] = firstRows(head, 2).rows
    return header.join().replace(/^\ufeff/, '') === 'Date,User,Message' && fromIso(first[0] ?? '')
      ? { needsZone: true }
      : null
  },
  prepare: plainly((context) => eachFile(context.files, (file) => readTalk(file, context))),
  peopleOf: everyone,
}

async function* readTalk(file: ExportFile, { encoding }: ReadContext): AsyncGenerator<Reading> {
  for await (const { cells, line } of csvRows(file, encoding, ',')) {
    const [stamp = '', user = '', text = ''] = cells
    const at = fromIso(stamp)
    if (line === 1 && !at) continue
    if (!at || cells.length !== 3) {
      yield doubtfulLine(line, cells.join(), at ? 'columns' : 'invalid_stamp')
      continue
    }
    const moment = { line, stamp, at, ...senderByName(user) }
    const medium = placeholderAlone(text)
    if (isNotice(cleanName(user), text)) yield systemLine({ ...moment, text })
    else yield message({ ...moment, text: medium ? '' : text, media: medium ? [medium] : [] })
  }
}

/** `X invited Y.`, `X left.`, `X님이 …`: begins with the own name and goes on as only the program does. */
function isNotice(user: string, text: string): boolean {
  const said = cleanName(text)
  return (
    user !== '' &&
    said.startsWith(user) &&
    /^(?:님[이을]|\s*(?:invited |left|joined|was removed|has (?:left|joined)))/.test(said.slice(user.length))
  )
}
