/** QQChatExporter (NapCat) text. */
import { type Block, blockReader } from '../blocks.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { type LineReader, readByLine } from '../lines.ts'
import { looseStamp } from '../loose-stamps.ts'
import { cleanName } from '../names.ts'
import { takeBracketed } from '../placeholders.ts'
import { type ExportMedia, type ExportTime, type Found, type MediaKind, message, systemLine } from '../record.ts'

const TIME = /^时间[:：]\s?(.+)$/
const FOOT = /^(?:={5,}|-{5,}|总消息数|消息总数|导出完成)/

export const qceTxt: Format = {
  format: 'qq',
  variant: 'qce-txt',
  recognise({ head, lines }) {
    const named = lines.findIndex((line, at) => /[:：]$/.test(line) && TIME.test(lines[at + 1] ?? ''))
    return /^\ufeff?\[QQChatExporter/.test(head) || (named >= 0 && /^内容[:：]/.test(lines[named + 2] ?? ''))
      ? { needsZone: true }
      : null
  },
  prepare: plainly((context) => eachFile(context.files, (file) => readChat(file, context))),
}

type Head = { name: string; stamp: string; at: ExportTime }

function readChat(file: ExportFile, { encoding }: ReadContext) {
  return readByLine(file, encoding, (emit) => {
    const head: { current: Head | null } = { current: null }
    const means = (text: string) => {
      if (FOOT.test(text)) return { alone: null }
      const opens = head.current
      head.current = null
      return opens ? { opens, text } : ('continues' as const)
    }
    return withNextLine(head, blockReader<Head>(emit, means, recordOf))
  })
}

/** A line ending in `:` is a name only if the next line begins with `时间:`; so every line waits for the one after it. */
function withNextLine(head: { current: Head | null }, reader: LineReader): LineReader {
  let waiting: { text: string; number: number } | null = null
  const release = () => {
    if (waiting) reader.line(waiting.text, waiting.number)
    waiting = null
  }
  return {
    line(text, number) {
      const stamp = TIME.exec(text)?.[1]
      const at = stamp && waiting && /[:：]$/.test(waiting.text) ? looseStamp(stamp, 'ymd') : null
      if (waiting && stamp && at) head.current = { name: waiting.text.slice(0, -1), stamp, at }
      release()
      // The line of the time itself has been read; it must not become text.
      if (!at) waiting = { text, number }
    },
    end() {
      release()
      reader.end()
    },
  }
}

const KINDS: Record<string, MediaKind> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  file: 'file',
}

function recordOf({ head, line, lines }: Block<Head>): Found {
  const resources: ExportMedia[] = []
  const said: string[] = []
  for (const text of lines.slice(1)) {
    const resource = /^ {2}- (\w+): (.+)$/.exec(text)
    if (resource) resources.push({ kind: KINDS[resource[1] ?? ''] ?? 'file', name: resource[2] ?? null, path: null })
    else if (!/^(?:资源|提及|回复)[:：] /.test(text)) said.push(text.replace(/^内容[:：] ?/, ''))
  }
  const name = cleanName(head.name)
  const shown = takeBracketed(said.join('\n').trim())
  const moment = { line, stamp: head.stamp, at: head.at }
  if (name === '系统消息') return systemLine({ ...moment, text: shown.text })
  return message({
    ...moment,
    senderKey: name,
    senderName: name,
    text: shown.text,
    media: resources.length ? resources : shown.media,
  })
}
