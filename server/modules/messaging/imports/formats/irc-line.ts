/**
 * One line of an IRC log, whichever program wrote it: irssi, WeeChat, HexChat, ZNC, Ubuntu's and supybot's logs,
 * dircproxy. Every dialect is a way to write the stamp followed by one of a few ways to write what happened.
 */

export type IrcClock = { hour: number; minute: number; second: number | null }
export type IrcLine = {
  /** `YYYY-MM-DD`, or a month and day whose year stands elsewhere. */
  date: string | { month: number; day: number } | null
  clock: IrcClock | null
  stamp: string
  happened: IrcEvent
}
type IrcEvent =
  | { kind: 'said' | 'action'; nick: string; text: string }
  | { kind: 'system'; text: string; rename: { from: string; to: string } | null }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MONTH = MONTHS.join('|')
const CLOCK = '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?'
const STAMPS = [
  `(?:![A-Z]+ )?(?<date>\\d{4}-\\d{2}-\\d{2})[T ]${CLOCK}`, // WeeChat, supybot; `!RP` flags
  `\\[(?<date>\\d{4}-\\d{2}-\\d{2})[T ]${CLOCK}\\]`,
  `\\[(?<day>\\d{1,2}) (?<month>${MONTH}) ${CLOCK}\\]`, // dircproxy
  `\\[${CLOCK}\\]`, // Ubuntu, ZNC, mIRC
  `(?<month>${MONTH}) (?<day>\\d{1,2}) ${CLOCK}`, // HexChat
  CLOCK, // irssi
].map((stamp) => new RegExp(`^(${stamp})(?<gap>\\t| ?)(?<rest>.*)$`, 's'))

/** Reads a line with a stamp, or Ubuntu's stampless `===`; null when it is neither. */
export function ircLine(raw: string): IrcLine | null {
  const line = stripCodes(raw)
  if (line.startsWith('=== ')) return { date: null, clock: null, stamp: '', happened: systemEvent(line.slice(4)) }
  for (const pattern of STAMPS) {
    const match = pattern.exec(line)
    if (!match?.groups) continue
    const happened =
      match.groups.gap === '\t' ? columnEvent(match.groups.rest ?? '') : eventOf((match.groups.rest ?? '').trimStart())
    if (happened) return { ...stampOf(match.groups), stamp: match[1] ?? '', happened }
  }
  return null
}

function stampOf({ date, month, day, hour, minute, second }: Record<string, string | undefined>) {
  const clock = { hour: Number(hour), minute: Number(minute), second: second === undefined ? null : Number(second) }
  if (date) return { date, clock }
  return { date: month ? { month: MONTHS.indexOf(month) + 1, day: Number(day) } : null, clock }
}

/** mIRC's colours and styles. */
// oxlint-disable-next-line no-control-regex -- that is what the codes are
const CODES = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04[\da-f]{6}|[\x02\x0f\x11\x16\x1d\x1e\x1f]/gi
const stripCodes = (text: string) => text.replace(CODES, '')

/** A prefix shows the rank in the channel; `!user@host` follows the nick in dircproxy's logs. */
const nickOf = (written: string) =>
  written
    .trim()
    .replace(/^[@+%&~!]+/, '')
    .replace(/![^\s!]+@\S+$/, '')

/** WeeChat: a column for the nick, in which arrows and dashes stand for the program. */
function columnEvent(rest: string): IrcEvent | null {
  const tab = rest.indexOf('\t')
  if (tab < 0) return null
  const column = rest.slice(0, tab).trim()
  const text = rest.slice(tab + 1)
  if (column === '*') return actionEvent(text)
  if (/^(?:-->|<--|--|=!=|)$/.test(column)) return systemEvent(text)
  return { kind: 'said', nick: nickOf(column), text }
}

const PROGRAM_SAYS = /^(?:\*{3}|-!-|---|===|-->|<--|--)(?: |\t|$)/
/** HexChat marks what people do and what the program reports with the same star. */
const HEXCHAT_REPORT =
  /(?: has (?:joined|quit|left|kicked|changed the topic)| is now known as | sets mode|^(?:Now talking|Topic for|You are|You have|Disconnected)| (?:gives|removes) (?:channel|voice)| has been )/

function eventOf(rest: string): IrcEvent | null {
  const said = /^<([^>]{1,200})>[ \t]?(.*)$/s.exec(rest)
  if (said) return saidEvent(said[1] ?? '', said[2] ?? '')
  if (PROGRAM_SAYS.test(rest)) return systemEvent(rest.replace(/^\S+[ \t]*/, ''))
  if (/^-[^\s-][^\s]*?- /.test(rest) || /^-[^\s-]\S*-\t/.test(rest)) return systemEvent(rest) // notices
  const star = /^\*([ \t]+)(.*)$/s.exec(rest)
  if (!star) return null
  const text = star[2] ?? ''
  return star[1] === '\t' && HEXCHAT_REPORT.test(text) ? systemEvent(text) : actionEvent(text)
}

/** dircproxy puts `+` or `-` (identified or not) before every text. */
function saidEvent(written: string, text: string): IrcEvent {
  const fromProxy = /!\S+@\S+$/.test(written)
  return { kind: 'said', nick: nickOf(written), text: fromProxy ? text.replace(/^[+-]/, '') : text }
}

function actionEvent(text: string): IrcEvent | null {
  const match = /^(\S+)\s?(.*)$/s.exec(text.trimStart())
  return match && { kind: 'action', nick: nickOf(match[1] ?? ''), text: match[2] ?? '' }
}

function systemEvent(text: string): IrcEvent {
  const rename = /(\S+) is now known as (\S+?)\.?$/.exec(text.trim())
  return {
    kind: 'system',
    text: text.trim(),
    rename: rename && { from: nickOf(rename[1] ?? ''), to: nickOf(rename[2] ?? '') },
  }
}

/** A line that only sets the day (irssi, HexChat, mIRC): `YYYY-MM-DD`, or null for closing lines; undefined otherwise. */
export function ircDayLine(line: string): string | null | undefined {
  const match =
    /^(?:--- (?:Log opened|Day changed|Log closed)|\*{4} (?:BEGIN|ENDING) LOGGING AT|Session (?:Start|Close|Time):?) (.*)$/.exec(
      line,
    )
  if (!match) return undefined
  const date = /(\w{3})\w* +(\d{1,2})(?: +[\d:]+)? +(\d{4})/.exec(match[1] ?? '')
  const month = MONTHS.indexOf(date?.[1] ?? '') + 1
  if (!date || !month || /closed|ENDING|Close/.test(line)) return null
  return `${date[3]}-${String(month).padStart(2, '0')}-${date[2]?.padStart(2, '0')}`
}
