/** signal-export text: `[2019-12-24, 12:23] Name: text`, with quotes and reactions below. */
import { type Block, blockReader } from '../blocks.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { readByLine } from '../lines.ts'
import { kindByName } from '../media.ts'
import { senderByName } from '../names.ts'
import { type ExportMedia, type ExportReaction, type Found, message } from '../record.ts'
import { fromIso } from '../stamps.ts'

const HEADER = /^\[(\d{4}-\d{2}-\d{2}), (\d{2}:\d{2}(?::\d{2})?)\] ([^:]{1,100}): ?(.*)$/s

export const signal: Format = {
  format: 'signal',
  variant: null,
  recognise({ lines }) {
    const [first] = lines.filter((line) => line.trim() !== '')
    return HEADER.test(first ?? '') ? { needsZone: true } : null
  },
  prepare: plainly((context) => eachFile(context.files, (file) => readChat(file, context))),
}

type Head = { day: string; time: string; name: string }

function readChat(file: ExportFile, { encoding, media }: ReadContext) {
  return readByLine(file, encoding, (emit) =>
    blockReader<Head>(
      emit,
      (line) => {
        const match = HEADER.exec(line)
        if (!match || !fromIso(`${match[1]} ${match[2]}`)) return 'continues'
        return { opens: { day: match[1] ?? '', time: match[2] ?? '', name: match[3] ?? '' }, text: match[4] ?? '' }
      },
      (block) => recordOf(block, (path) => media(path, file.name)),
    ),
  )
}

const ATTACHMENT = /!?\[([^\]]*)\]\((?:\.\/)?(media\/[^)]+)\)/g
const REACTIONS = /^\((?:- .+: .+ -)+\)$/

function recordOf({ head, line, lines }: Block<Head>, find: (path: string) => string | null): Found {
  const stamp = `${head.day} ${head.time}`
  const reactions = lines.filter((text) => REACTIONS.test(text.trim()))
  const body = lines.filter((text) => !REACTIONS.test(text.trim())).join('\n')
  const media = [...body.matchAll(ATTACHMENT)].map(
    ([, name = '', path = '']): ExportMedia => ({ kind: kindByName(path), name: name || null, path: find(path) }),
  )
  return message({
    line,
    stamp,
    at: fromIso(stamp),
    ...senderByName(head.name),
    text: body.replace(ATTACHMENT, '').trim(),
    media,
    reactions: reactions.flatMap(reactionsOf),
  })
}

/** `(- Ann: 👍, Bob: 👍 -)` */
function reactionsOf(line: string): ExportReaction[] {
  const given = [...line.matchAll(/([^\s:(),-][^:(),]*): ?([^\s,)]+)/g)].map(([, name = '', emoji = '']) => ({
    name: name.trim(),
    emoji,
  }))
  return [...Map.groupBy(given, ({ emoji }) => emoji)].map(([emoji, all]) => ({
    emoji,
    count: all.length,
    by: all.map(({ name }) => name),
  }))
}
