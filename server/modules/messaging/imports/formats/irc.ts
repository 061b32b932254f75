/** Logs of IRC channels. Charsets may change from line to line; the day may stand only in the file's name. */
import { type ExportFile, folderOf, lastPart } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { type Emit, type LineReader, readByLine } from '../lines.ts'
import { doubted, doubtfulLine, type ExportTime, type Found, message, systemLine } from '../record.ts'
import { dayAfter, dayText, local, localText } from '../stamps.ts'
import { type IrcClock, type IrcLine, ircDayLine, ircLine } from './irc-line.ts'

export const irc: Format = {
  format: 'irc',
  variant: null,
  recognise({ lines }) {
    const written = lines.filter((line) => line.trim() !== '')
    const known = written.filter((line) => ircDayLine(line) !== undefined || ircLine(line) !== null)
    return known.length >= 2 && known.length >= written.length / 2 ? { needsZone: true } : null
  },
  prepare: plainly((context) => eachFile(context.files, (file) => readLog(file, context))),
}

function readLog(file: ExportFile, { files, settings, encoding }: ReadContext) {
  const named = dayInName(lastPart(file.name))
  const calendar = () => (named ? logCalendar(named, false) : logCalendar(settings.firstDay ?? null, true))
  const channel = files.length > 1 ? folderOf(file.name).slice(0, -1) || null : null
  return readByLine(file, encoding.startsWith('utf-16') ? encoding : 'latin1', (emit) =>
    logReader(emit, calendar(), channel),
  )
}

/** `#chan_20161027.log`, `2008-04-27.txt`. */
function dayInName(name: string): string | null {
  const match = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(name)
  return match && dayText(Number(match[1]), Number(match[2]), Number(match[3]))
}

function logReader(emit: Emit, calendar: LogCalendar, channel: string | null): LineReader {
  let begun = false
  let before: ExportTime | null = null

  return {
    line(text, number) {
      if (text.trim() === '') return
      const day = ircDayLine(text)
      if (day !== undefined) {
        if (day) calendar.turnTo(day)
        return
      }
      const line = ircLine(text)
      if (!line) {
        // What stands before the first record is the head of the file.
        if (begun) emit(doubtfulLine(number, text, 'unclassified'))
        return
      }
      begun = true
      const at = line.clock ? calendar.timeOf(line.date, line.clock) : before
      before = at
      const found = { ...recordOf(line, at), line: number, channel }
      emit(at === null && line.clock ? doubted(found, 'no_date', text) : found)
    },
    end() {},
  }
}

function recordOf({ stamp, happened }: IrcLine, at: ExportTime | null): Found {
  if (happened.kind === 'system') return systemLine({ stamp, at, text: happened.text, rename: happened.rename })
  const { nick, text, kind } = happened
  return message({ stamp, at, senderKey: nick, senderName: nick, text: kind === 'action' ? `* ${nick} ${text}` : text })
}

type LogCalendar = ReturnType<typeof logCalendar>

/**
 * Keeps the day of a log whose lines may name all, some or none of it. Where nothing names the day but the one it began
 * on, a clock that falls back by more than an hour has passed midnight (`rolls`).
 */
function logCalendar(firstDay: string | null, rolls: boolean) {
  let day = firstDay
  let lastMonth = 0
  let lastMinute = 0
  return {
    turnTo(next: string) {
      day = next
      lastMonth = Number(next.slice(5, 7))
      lastMinute = 0
    },
    timeOf(date: IrcLine['date'], { hour, minute, second }: IrcClock): ExportTime | null {
      const now = hour * 60 + minute
      if (typeof date === 'string') day = date
      else if (date && day) {
        // The year stands only where logging began: from December to January a new one begins.
        const year = Number(day.slice(0, 4)) + (date.month < lastMonth - 6 ? 1 : 0)
        day = dayText(year, date.month, date.day)
        lastMonth = date.month
      } else if (rolls && day && now < lastMinute - 60) day = dayAfter(day)
      lastMinute = now
      return local(localText(day, hour, minute, second))
    },
  }
}
