/** WeChat texts: 留痕 / MemoTrace (`time name` above each message) and WechatExporter (`name (time):text`). */
import { type Block, blockReader, type LineMeaning } from '../blocks.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { type LineReader, readByLine } from '../lines.ts'
import { cleanName } from '../names.ts'
import { takeBracketed } from '../placeholders.ts'
import { type ExportTime, type Found, message, systemLine } from '../record.ts'
import { fromIso } from '../stamps.ts'
import { noticeText } from './wechat-content.ts'

const TRACE_HEADER = /^[{[]?(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})[}\]]? (.+)$/
const EXPORTER_TITLE = / - 微信聊天记录\s*$/
const EXPORTER_HEADER = /^(.{1,80}?) ?\((\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)\)[:：](.*)$/s
const EXPORTER_NOTICE = /^系统消息[:：] ?(.*)$/s

export const memoTraceTxt: Format = {
  format: 'wechat',
  variant: 'memotrace-txt',
  recognise({ lines }) {
    const headers = lines.filter((line, at) => TRACE_HEADER.test(line) && (at === 0 || lines[at - 1]?.trim() === ''))
    return headers.length >= 2 || (headers.length === 1 && TRACE_HEADER.test(lines[0]?.replace(/^\ufeff/, '') ?? ''))
      ? { needsZone: true }
      : null
  },
  prepare: plainly((context) => eachFile(context.files, (file) => readTrace(file, context))),
}

export const wechatExporterTxt: Format = {
  format: 'wechat',
  variant: 'wechatexporter-txt',
  recognise: ({ lines: [first = ''] }) => (EXPORTER_TITLE.test(first) ? { needsZone: true } : null),
  prepare: plainly((context) => eachFile(context.files, (file) => readExporter(file, context))),
}

type Head = { stamp: string; at: ExportTime | null; name: string | null; channel: string | null }

/** A notice has its words where the name would be, and nothing below but one blank line. */
function readTrace(file: ExportFile, { encoding }: ReadContext) {
  let afterBlank = true
  return readByLine(file, encoding, (emit) =>
    blockReader<Head>(
      emit,
      (line) => {
        const match = afterBlank ? TRACE_HEADER.exec(line) : null
        afterBlank = line.trim() === ''
        const at = match && fromIso(match[1] ?? '')
        if (!match || !at) return 'continues'
        return { opens: { stamp: match[1] ?? '', at, name: match[2] ?? '', channel: null }, text: line }
      },
      traceRecord,
    ),
  )
}

function traceRecord({ head, line, lines }: Block<Head>): Found {
  const { stamp, at } = head
  const written = cleanName(head.name ?? '')
  const name = /^(["'“‘])(.+)["'”’]$/.exec(written)?.[2] ?? written
  const [, ...below] = lines
  if (below.length === 0) return systemLine({ line, stamp, at, text: noticeText(written) })
  return message({ line, stamp, at, senderKey: name, senderName: name, ...takeBracketed(below.join('\n').trim()) })
}

/** Notices are `系统消息: …` or bare lines between blank ones; they have no time of their own. */
function readExporter(file: ExportFile, { encoding }: ReadContext) {
  return readByLine(file, encoding, (emit): LineReader => {
    let channel: string | null = null
    let last: Pick<Head, 'stamp' | 'at'> = { stamp: '', at: null }
    const means = (line: string): LineMeaning<Head> => {
      if (EXPORTER_TITLE.test(line) && channel === null) {
        channel = cleanName(line.replace(EXPORTER_TITLE, ''))
        return { alone: null }
      }
      const notice = EXPORTER_NOTICE.exec(line)
      if (notice) return { opens: { ...last, name: null, channel }, text: notice[1] ?? '' }
      const match = EXPORTER_HEADER.exec(line)
      const at = match && fromIso(isoLike(match[2] ?? ''))
      if (!match || !at) return 'continues'
      last = { stamp: match[2] ?? '', at }
      return { opens: { ...last, name: match[1] ?? '', channel }, text: match[3] ?? '' }
    }
    return blockReader<Head>(emit, means, exporterRecord)
  })
}

const isoLike = (stamp: string) => stamp.replaceAll('/', '-').replace(/\b(\d)\b/g, '0$1')

function exporterRecord({ head, line, lines }: Block<Head>): Found {
  const { stamp, at, channel } = head
  const text = lines.join('\n').trim()
  if (head.name === null) return systemLine({ line, stamp, at, channel, text })
  const name = cleanName(head.name)
  return message({ line, stamp, at, channel, senderKey: name, senderName: name, ...takeBracketed(text) })
}
