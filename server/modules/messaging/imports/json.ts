/**
 * JSON of any size, read piece by piece: the values at the wanted places are given out one at a time, all else is
 * skipped without being kept. Telegram's `\x1F` escapes, which are no JSON, are repaired in the stream.
 */
import { jsonParser, type Token } from 'stream-json/core/parser.js'
import type { ExportFile } from './files.ts'
import { ExportJsonBroken, ExportValueTooLarge } from './problems.ts'
import { textChunks } from '../../../kernel/sheets/text.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }
/** `place` is the pattern that matched, `path` where the value stands. */
type JsonValue = { place: string; path: (string | number)[]; value: Json }

const DEEPEST = 200
/** Of one value: tokens, characters in strings, and characters read without a token (one endless string). */
const MOST_TOKENS = 1_000_000
const LONGEST_TEXT = 64 * 2 ** 20

/**
 * Yields the values standing at the given places, in the order of the file. A place is a path of keys joined by `.`,
 * with `*` for any index or key: `messages.*`, `chats.list.*.name`. Problems: broken JSON, value too large.
 */
export async function* jsonValues(file: ExportFile, places: readonly string[]): AsyncGenerator<JsonValue> {
  const walk = new JsonWalk(places)
  const parse = jsonParser({ packValues: true, streamValues: false })
  const repair = escapeRepair()
  let silent = 0
  for await (const chunk of textChunks(file, 'utf-8')) {
    const tokens = tokensOf(parse, repair(chunk), file)
    silent = tokens.length ? 0 : silent + chunk.length
    if (silent > LONGEST_TEXT) throw ExportValueTooLarge({ name: file.name })
    yield* walk.take(tokens, file)
  }
  yield* walk.take(tokensOf(parse, '\n', file), file)
  if (!walk.complete) throw ExportJsonBroken({ name: file.name })
}

type Parse = ReturnType<typeof jsonParser>

function tokensOf(parse: Parse, text: string, file: { name: string }): readonly Token[] {
  try {
    // The types of stream-json do not tell what it gathered.
    const found = parse(text) as unknown as { values?: Token[] } | undefined
    return found?.values ?? []
  } catch {
    throw ExportJsonBroken({ name: file.name })
  }
}

// oxlint-disable-next-line no-control-regex -- these are looked for
const RAW_CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g

/** Turns `\xHH` (not `\\xHH`) into `\u00HH` and drops raw control characters, across the borders of chunks. */
export function escapeRepair(): (chunk: string) => string {
  let held = ''
  return (chunk) => {
    const text = held + chunk
    held = /(?<!\\)(?:\\\\)*(\\(?:x[\da-fA-F]?)?)$/.exec(text.slice(-4_000))?.[1] ?? ''
    const whole = held ? text.slice(0, -held.length) : text
    const clean = whole.replace(RAW_CONTROLS, '')
    if (!clean.includes('\\x')) return clean
    return clean.replace(/\\(?:x([\da-fA-F]{2})|.)/gs, (found, hex?: string) => (hex ? `\\u00${hex}` : found))
  }
}

/** Ids beyond 2^53 stay text, so that no digit is lost. */
const exactNumber = (digits: string): number | string =>
  digits.length > 15 && !Number.isSafeInteger(Number(digits)) && /^-?\d+$/.test(digits) ? digits : Number(digits)

/** Follows the tokens of a document, knows the path, and assembles only what is wanted. */
class JsonWalk {
  complete = false
  readonly #places: { place: string; parts: string[] }[]
  readonly #path: (string | number)[] = []
  /** The container under construction and the ones around it; empty while nothing wanted is open. */
  readonly #building: (Json[] | JsonObject)[] = []
  #key: string | null = null
  #place = ''
  #tokens = 0
  #length = 0

  constructor(places: readonly string[]) {
    this.#places = places.map((place) => ({ place, parts: place.split('.') }))
  }

  *take(tokens: readonly Token[], file: { name: string }): Generator<JsonValue> {
    for (const token of tokens) {
      const value = this.#step(token)
      if (value) yield value
      if (this.#tokens > MOST_TOKENS || this.#length > LONGEST_TEXT || this.#path.length > DEEPEST) {
        throw ExportValueTooLarge({ name: file.name })
      }
    }
  }

  #step(token: Token): JsonValue | null {
    switch (token.name) {
      case 'keyValue':
        this.#key = token.value
        return null
      case 'startObject':
      case 'startArray':
        this.#open(token.name === 'startArray')
        return null
      case 'endObject':
      case 'endArray':
        return this.#close()
      case 'numberValue':
        return this.#scalar(exactNumber(token.value))
      default:
        return this.#scalar((token as { value: string | boolean | null }).value)
    }
  }

  /** Steps onto the next value: the index of an array goes up, the key of an object is the one just read. */
  #arrive() {
    const last = this.#path.length - 1
    const here = this.#path[last]
    if (last < 0) return
    if (typeof here === 'number') this.#path[last] = here + 1
    else this.#path[last] = this.#key ?? ''
  }

  #open(isArray: boolean) {
    this.#arrive()
    const made: Json[] | JsonObject = isArray ? [] : {}
    if (this.#building.length) {
      this.#attach(made)
      this.#building.push(made)
    } else {
      const place = this.#wanted()
      if (place !== null) {
        this.#place = place
        this.#tokens = this.#length = 0
        this.#building.push(made)
      }
    }
    this.#path.push(isArray ? -1 : '')
  }

  #close(): JsonValue | null {
    this.#path.pop()
    if (this.#path.length === 0) this.complete = true
    const made = this.#building.pop()
    if (made === undefined || this.#building.length) return null
    return { place: this.#place, path: [...this.#path], value: made }
  }

  #scalar(value: Json): JsonValue | null {
    this.#arrive()
    if (this.#building.length) {
      this.#attach(value)
      return null
    }
    const place = this.#wanted()
    return place === null ? null : { place, path: [...this.#path], value }
  }

  #attach(value: Json) {
    const around = this.#building.at(-1)
    this.#tokens += 1
    if (typeof value === 'string') this.#length += value.length
    if (Array.isArray(around)) around.push(value)
    else if (around && this.#key !== '__proto__') around[this.#key ?? ''] = value
  }

  #wanted(): string | null {
    const path = this.#path
    for (const { place, parts } of this.#places) {
      if (parts.length !== path.length) continue
      if (parts.every((part, index) => part === '*' || part === path[index])) return place
    }
    return null
  }
}

/** What the beginning of a JSON text tells: paths seen (indexes as `*`), each with its first scalar value. */
export type JsonOutline = Map<string, Json>

/** A piece with an error in it gives no tokens, so the pieces are small. */
const PIECE = 64

/** Outline of the head of a JSON file as far as it is JSON, down to six levels; null when it does not begin as such. */
export function outlineOf(head: string): JsonOutline | null {
  if (!/^\s*[[{]/.test(head)) return null
  const parse = jsonParser({ packValues: true, streamValues: false })
  const repair = escapeRepair()
  const tokens: Token[] = []
  try {
    for (let at = 0; at < head.length; at += PIECE) {
      tokens.push(...tokensOf(parse, repair(head.slice(at, at + PIECE)), { name: '' }))
    }
  } catch {
    // Broken further on: the reader will say so.
  }
  return tokens.length ? outlineOfTokens(tokens) : null
}

function outlineOfTokens(tokens: readonly Token[]): JsonOutline {
  const outline: JsonOutline = new Map()
  const path: string[] = []
  let key = ''
  const note = (value: Json) => {
    if (path.length === 0 || path.length > 6) return
    if (path.at(-1) !== '*') path[path.length - 1] = key
    const at = path.join('.')
    if (!outline.has(at)) outline.set(at, value)
  }
  for (const token of tokens) {
    if (token.name === 'keyValue') key = token.value
    else if (token.name === 'startObject' || token.name === 'startArray') {
      note(null)
      path.push(token.name === 'startArray' ? '*' : '')
    } else if (token.name === 'endObject' || token.name === 'endArray') path.pop()
    else note((token as { value: Json }).value)
  }
  return outline
}

// Reading untyped values without trusting them.
export const asObject = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
/** Strings and numbers as text; anything else is null. */
export const asText = (value: Json | undefined): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
export const asNumber = (value: Json | undefined): number | null =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
      ? Number(value)
      : null
