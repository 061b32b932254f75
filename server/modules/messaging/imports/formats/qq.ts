/** QQ message manager → text file: one chat, or all friends and groups one after the other. */
import { type Block, blockReader, type LineMeaning } from '../blocks.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { type Emit, readByLine } from '../lines.ts'
import { looseStamp } from '../loose-stamps.ts'
import { cleanName } from '../names.ts'
import { takeBracketed } from '../placeholders.ts'
import { doubtfulLine, type ExportTime, type Found, message, systemLine } from '../record.ts'

const BANNER = '消息记录（此消息记录为文本格式'
const RULE = /^={60,70}$/
const CHAT = /^消息对象[:：](.*)$/
const HEADER = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}:\d{2}(?: ?[AaPp][Mm])?) ?(.*)$/s
/** The last brackets hold the id: a number, or a mail address. Names may hold brackets too. */
const WITH_ID = /^(.*)(?:\((\d{4,12})\)|<([^<>\s]+@[^<>\s]+)>)$/s
const SYSTEM_IDS = new Set(['10000', '1000000'])

export const qq: Format = {
  format: 'qq',
  variant: 'manager',
  recognise: ({ head }) => (head.replace(/^\ufeff/, '').startsWith(BANNER) ? { needsZone: true } : null),
  prepare: plainly((context) => eachFile(context.files, (file) => readChats(file, context))),
}

type Head = { stamp: string; at: ExportTime; name: string; id: string | null; channel: string | null }

function readChats(file: ExportFile, { encoding }: ReadContext) {
  return readByLine(file, encoding, (emit) => blockReader<Head>(emit, lineJudge(emit), recordOf))
}

/** A header follows a blank line; in a chat whose first record has an id all have one (those of friends have none). */
function lineJudge(emit: Emit) {
  let channel: string | null = null
  let afterBlank = true
  let withIds: boolean | null = null
  return (line: string, number: number): LineMeaning<Head> => {
    const mayBegin = afterBlank
    afterBlank = line === '' || RULE.test(line)
    if (RULE.test(line)) return { alone: null }
    const chat = CHAT.exec(line)
    if (chat && mayBegin) {
      channel = cleanName(chat[1] ?? '') || null
      withIds = null
      return { alone: null }
    }
    if (/^消息分组[:：]/.test(line) && mayBegin) return { alone: null }
    const header = mayBegin ? headerOf(line) : null
    if (!header) return 'continues'
    withIds ??= header.id !== null
    if (withIds && header.id === null) {
      emit(doubtfulLine(number, line, 'other_shape'))
      return 'continues'
    }
    return { opens: { ...header, channel }, text: '' }
  }
}

function headerOf(line: string): Omit<Head, 'channel'> | null {
  const match = HEADER.exec(line)
  const stamp = match?.[1] ?? ''
  const at = match && looseStamp(stamp, 'ymd')
  if (!at) return null
  const sender = WITH_ID.exec(match[2] ?? '')
  return { stamp, at, name: cleanName(sender?.[1] ?? match[2] ?? ''), id: sender?.[2] ?? sender?.[3] ?? null }
}

function recordOf({ head, line, lines }: Block<Head>): Found {
  const { stamp, at, name, id, channel } = head
  const text = lines.slice(1).join('\n').replaceAll('\r', '\n').trimEnd()
  const moment = { line, stamp, at, channel }
  if ((id !== null && SYSTEM_IDS.has(id)) || (id === null && /^系统消息$/.test(name)))
    return systemLine({ ...moment, text })
  return message({ ...moment, senderKey: id ?? name, senderName: name || id, ...takeBracketed(text) })
}
