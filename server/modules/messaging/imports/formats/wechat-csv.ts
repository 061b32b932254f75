/** WeChat tables: WeChatMsg / 留痕 / MemoTrace, and PyWxDump. */
import { type CsvRow, csvRows, firstRows, rowReader } from '../csv.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext, type Sample } from '../format.ts'
import { looseStamp } from '../loose-stamps.ts'
import { doubtfulLine, type Found, message, type Reading, systemLine } from '../record.ts'
import { fromIso, instantOfSeconds } from '../stamps.ts'
import { contentByType, contentByWord } from './wechat-content.ts'

type Cells = Record<string, string>
type RowReading = (cells: Cells, line: number) => Found

const headerOf = ({ head }: Sample) =>
  (firstRows(head, 1).rows[0] ?? []).map((name) => name.replace(/^\ufeff/, '').trim())
const hasAll = (sample: Sample, names: string[]) => {
  const header = headerOf(sample)
  return names.every((name) => header.includes(name))
}

export const wechatMsgCsv: Format = {
  format: 'wechat',
  variant: 'wechatmsg-csv',
  recognise: (sample) =>
    hasAll(sample, ['localId', 'TalkerId', 'Type', 'IsSender', 'CreateTime', 'StrContent'])
      ? { needsZone: false }
      : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readTable(file, context, wechatMsgRow))),
}

export const pyWxDumpCsv: Format = {
  format: 'wechat',
  variant: 'pywxdump-csv',
  recognise: (sample) =>
    hasAll(sample, ['MsgSvrID', 'type_name', 'is_sender', 'talker', 'msg', 'CreateTime']) ? { needsZone: true } : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readTable(file, context, pyWxDumpRow))),
}

/** An older header of WeChatMsg lacks the last columns, while the rows have one more: the name of the sender. */
const REST_OF_HEADER = ['Remark', 'NickName', 'Sender']

async function* readTable(file: ExportFile, { encoding }: ReadContext, readRow: RowReading): AsyncGenerator<Reading> {
  let read: ((cells: string[]) => Cells) | null = null
  let width = 0
  for await (const { cells, line } of csvRows(file, encoding, ',')) {
    if (!read) {
      const header = cells.map((name) => name.replace(/^\ufeff/, ''))
      const complete = [...header, ...REST_OF_HEADER.filter((name) => !header.includes(name))]
      read = rowReader(complete)
      width = header.length
    } else if (cells.length < width) yield shortRow({ cells, line })
    else yield checked(readRow(read(cells), line), cells)
  }
}

const shortRow = ({ cells, line }: CsvRow) => doubtfulLine(line, cells.join(), 'columns')
const checked = (found: Found, cells: string[]) =>
  found.at ? found : doubtfulLine(found.line, cells.join(), 'invalid_stamp')

function wechatMsgRow(cells: Cells, line: number): Found {
  const mine = cells.IsSender === '1'
  const name = cells.Remark || cells.NickName || (mine ? '我' : null)
  const stamp = cells.CreateTime ?? ''
  const at = instantOfSeconds(stamp) ?? fromIso(cells.StrTime ?? '')
  const content = contentByType(Number(cells.Type), Number(cells.SubType), cells.StrContent ?? '')
  const record = content.kind === 'system' ? systemLine : message
  const senderKey = cells.Sender || name || cells.TalkerId || null
  return record({
    line,
    stamp,
    at,
    ...(content.kind === 'message' ? { senderKey, senderName: name ?? senderKey } : {}),
    text: content.text,
    media: content.media,
  })
}

/** After a spreadsheet has been at the file its times read `2024/10/4 11:42`. Own messages may have no talker. */
function pyWxDumpRow(cells: Cells, line: number): Found {
  const stamp = cells.CreateTime ?? ''
  const at = looseStamp(stamp, 'ymd')
  const content = contentByWord(cells.type_name ?? '', cells.msg ?? '')
  const senderKey = cells.talker || (cells.is_sender === '1' ? '我' : null)
  const room = cells.room_name ?? ''
  const channel = room.endsWith('@chatroom') ? room : null
  const id = cells.MsgSvrID
  const platformId = id && id !== '0' ? id : null
  if (content.kind === 'system') return systemLine({ line, stamp, at, channel, platformId, text: content.text })
  return message({
    line,
    stamp,
    at,
    channel,
    platformId,
    senderKey,
    senderName: senderKey,
    text: content.text,
    media: content.media,
  })
}
