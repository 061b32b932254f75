/** The text of a relay read back (RL-4), however people typed it; what cannot be read is told line by line. */
import {
  cancelledWord,
  counted,
  itemWord,
  plain,
  plusSome,
  signUpWord,
  type WrittenEntry,
} from '../../contract/relay-words.ts'

export type Known = { items: readonly string[]; points: readonly string[] }
type BadLine = {
  line: number
  text: string
  /** Nothing was asked for, nobody asked, no such item or place, or not so many. */
  why: 'no_items' | 'no_name' | 'unknown_item' | 'unknown_point' | 'bad_quantity'
  word: string
}
type Parsed = { title: string | null; entries: (WrittenEntry & { line: number })[]; bad: BadLine[] }

const most = 9999
const number = /^(\d{1,6})(?:\s*[.、。)):：,，]\s*|\s+)/u
const heading = /^#\s*接龙\s*(.*)$/u

/**
 * Reads a pasted text: full-width digits and spaces, `×/x/X/*`, `+1`, `报名 <name>`, missing numbers, the lines of a title
 * and an example before the first number. A bare name stands for one piece where there is only one thing to take.
 */
export function parseRelay(text: string, known: Known): Parsed {
  const parsed: Parsed = { title: null, entries: [], bad: [] }
  const rows = text.split(/\r\n|\r|\n/).map((row, at) => ({ line: at + 1, text: plain(row).trim() }))
  const firstNumbered = rows.find(({ text: row }) => number.test(row))?.line ?? 0
  for (const row of rows) {
    const titled = heading.exec(row.text)
    if (titled) parsed.title ??= titled[1]?.trim() || null
    else if (row.text !== '' && !isPreface(row, firstNumbered, known)) readRow(row, known, parsed)
  }
  return parsed
}

type Row = { line: number; text: string }

/** What people write above a relay: said to all, asked by nobody. */
function isPreface({ line, text }: Row, firstNumbered: number, known: Known): boolean {
  if (/^例[\s::.]/u.test(text)) return true
  if (line >= firstNumbered || number.test(text)) return false
  const tokens = text.split(/\s+/u)
  return tokens[0] !== signUpWord && !tokens.some((token) => isAsking(token, known))
}

const isAsking = (token: string, { items }: Known) =>
  plusSome.test(token) || counted.test(token) || items.some((item) => itemWord(item) === token)

function readRow({ line, text }: Row, known: Known, parsed: Parsed): void {
  const numbered = number.exec(text)
  const rest = numbered ? text.slice(numbered[0].length) : text
  const no = numbered ? Number(numbered[1]) : null
  const read = readTokens(apart(rest), known)
  if ('why' in read) parsed.bad.push({ line, text, ...read })
  else parsed.entries.push({ line, no, ...read })
}

/** Words between spaces; a sign and its number that were typed apart belong together. */
function apart(text: string): string[] {
  return text
    .replace(/\s*([×✕✖*+])\s*(?=\d)/gu, (_, sign: string) => (sign === '+' ? ' +' : sign))
    .replace(/(\S)\s+([xX])\s*(\d{1,4})(?=\s|$)/gu, '$1$2$3')
    .split(/\s+/u)
    .filter((token) => token !== '')
}

type Read = Omit<WrittenEntry, 'no'> | Pick<BadLine, 'why' | 'word'>

function readTokens(all: string[], known: Known): Read {
  const tokens = all[0] === signUpWord && all.length > 1 && !isAsking(all[1] ?? '', known) ? all.slice(1) : all
  const until = tokens.findIndex((token, at) => at > 0 && (isAsking(token, known) || endsName(token)))
  const name = tokens.slice(0, until < 0 ? tokens.length : until).join('')
  if (name === '' || plusSome.test(name) || name.startsWith('@')) return { why: 'no_name', word: name }
  const rest = until < 0 ? [] : tokens.slice(until)
  if (rest.length === 1 && rest[0] === cancelledWord) return { name, lines: [], point: null, cancelled: true }
  return readAsked(name, rest, known)
}

const endsName = (token: string) => token.startsWith('@') || token === cancelledWord

function readAsked(name: string, rest: readonly string[], known: Known): Read {
  const counts = new Map<string, number>()
  let point: string | null = null
  for (const token of rest) {
    if (token.startsWith('@')) {
      const found = known.points.find((one) => itemWord(one) === token.slice(1))
      if (found === undefined) return { why: 'unknown_point', word: token.slice(1) }
      point = found
      continue
    }
    const read = readItem(token, known)
    if ('why' in read) return read
    counts.set(read.item, (counts.get(read.item) ?? 0) + read.quantity)
  }
  const [only] = known.items
  if (counts.size === 0 && known.items.length === 1 && only !== undefined) counts.set(only, 1)
  if (counts.size === 0) return { why: 'no_items', word: name }
  const lines = [...counts].map(([item, quantity]) => ({ item, quantity }))
  const tooMany = lines.find(({ quantity }) => quantity < 1 || quantity > most)
  return tooMany ? { why: 'bad_quantity', word: tooMany.item } : { name, lines, point, cancelled: false }
}

function readItem(token: string, { items }: Known): { item: string; quantity: number } | Pick<BadLine, 'why' | 'word'> {
  const bare = items.find((item) => itemWord(item) === token)
  if (bare !== undefined) return { item: bare, quantity: 1 }
  const some = plusSome.exec(token)
  // `+1` says how many, not of what.
  if (some && items.length !== 1) return { why: 'no_items', word: token }
  const [word, quantity] = some ? [itemWord(items[0] ?? ''), Number(some[1])] : wordAndCount(token)
  const item = items.find((one) => itemWord(one) === word)
  if (item === undefined) return { why: 'unknown_item', word }
  return quantity >= 1 && quantity <= most ? { item, quantity } : { why: 'bad_quantity', word: token }
}

function wordAndCount(token: string): [string, number] {
  const found = counted.exec(token)
  return found ? [found[1] ?? '', Number(found[2])] : [token, 1]
}
