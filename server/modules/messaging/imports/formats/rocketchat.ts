/** Rocket.Chat (and its import form) as a zip of CSV: users, channels, and a folder of messages per channel. */
import { csvRows } from '../csv.ts'
import { type ExportFile, folderOf, lastPart } from '../files.ts'
import { type ArchiveFormat, type Format, plainly, type ReadContext } from '../format.ts'
import { asNumber } from '../json.ts'
import { doubtfulLine, message, type Reading } from '../record.ts'
import { instantOfMillis } from '../stamps.ts'

const rocketchat: Format = {
  format: 'rocketchat',
  variant: null,
  recognise: () => null,
  prepare: plainly(readWorkspace),
}

export const rocketchatArchive: ArchiveFormat = {
  format: rocketchat,
  filesIn(files) {
    const users = files.find(({ name }) => lastPart(name) === 'users.csv')
    const root = users ? folderOf(users.name) : ''
    if (!users || !files.some(({ name }) => name === `${root}channels.csv`)) return []
    return files.filter(({ name }) => name.startsWith(root) && name.endsWith('.csv'))
  },
  recognise: async () => ({ needsZone: false }),
}

async function* readWorkspace({ files, encoding }: ReadContext): AsyncGenerator<Reading> {
  const users = files.find(({ name }) => lastPart(name) === 'users.csv')
  const root = users ? folderOf(users.name) : ''
  const names = new Map<string, string>()
  if (users)
    for await (const { cells } of csvRows(users, encoding, ',')) names.set(cells[0] ?? '', cells[2] || cells[0] || '')
  for (const file of files) if (folderOf(file.name) !== root) yield* readChannel(file, names, encoding)
}

/** `user, ms, text`; direct messages `from, to, ms, text`. */
async function* readChannel(
  file: ExportFile,
  names: Map<string, string>,
  encoding: ReadContext['encoding'],
): AsyncGenerator<Reading> {
  const folder = lastPart(folderOf(file.name).slice(0, -1))
  for await (const { cells, line } of csvRows(file, encoding, ',')) {
    const direct = cells.length === 4
    const [user = '', stamp = '', text = ''] = direct ? [cells[0], cells[2], cells[3]] : cells
    const at = instantOfMillis(asNumber(stamp) ?? Number.NaN)
    if (!at || cells.length < 3) {
      yield doubtfulLine(line, cells.join(), at ? 'columns' : 'invalid_stamp')
      continue
    }
    const channel = direct ? [user, cells[1] ?? ''].toSorted().join(', ') : folder
    yield message({ line, stamp, at, channel, senderKey: user, senderName: names.get(user) ?? user, text })
  }
}
