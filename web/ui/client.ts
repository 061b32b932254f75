/** The typed client: an endpoint of a contract and its input in, its answer out. No generated code. */
import type { AnswerOf, Endpoint, InputOf } from '../../server/kernel/contract.ts'
import { Offline, type ProblemBody, Refusal } from './refusal.ts'
import { takeAhead } from './ahead.ts'
import { noteServerTime } from './server-time.ts'

export { fieldFailures, isRefusal, Offline, Refusal, sayFailure } from './refusal.ts'

type Fields = Record<string, unknown>
type AskOptions = {
  signal?: AbortSignal
  /** Sent as `Idempotency-Key` with writes; the same key again is the same write. */
  key?: string
}

const base = '/api'

/** Splits an input into the filled path and what is left over for query or body. */
export function fillPath(path: string, input: Fields): { path: string; rest: Fields } {
  const rest = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${path} needs ${name}`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

/** A query string (with `?`) of the fields that are set; lists repeat their name. */
export function queryOf(fields: Fields): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** Where an endpoint's answer lives, for pictures, downloads and links. */
export function addressOf<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  const { path, rest } = fillPath(endpoint.path, input as Fields)
  return base + path + queryOf(rest)
}

const carriesQuery = (endpoint: Endpoint) => endpoint.method === 'GET' || endpoint.method === 'DELETE'

/** Asks the server; refusals throw `Refusal`, an unreachable server throws `Offline`. */
export async function ask<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: AskOptions = {},
): Promise<AnswerOf<E>> {
  const { path, rest } = fillPath(endpoint.path, input as Fields)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (endpoint.writes) headers['idempotency-key'] = options.key ?? crypto.randomUUID()
  const request: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (options.signal) request.signal = options.signal
  if (!carriesQuery(endpoint)) {
    headers['content-type'] = 'application/json'
    request.body = JSON.stringify(rest)
  }
  const response = await reach(base + path + (carriesQuery(endpoint) ? queryOf(rest) : ''), request)
  noteServerTime(response.headers.get('date'))
  return readAnswer(response.status, await response.text()) as AnswerOf<E>
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await ((request.method === 'GET' && takeAhead(address)) || fetch(address, request))
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new Offline(cause)
  }
}

function readAnswer(status: number, text: string): unknown {
  const body = readJson(text)
  if (status >= 200 && status < 300) return body ?? {}
  if (isProblemBody(body)) throw new Refusal({ ...body, status })
  // A proxy in front of a stopped server answers 502–504 with a page of its own.
  if (status >= 502 && status <= 504) throw new Offline(status)
  throw new Refusal({
    status,
    code: 'kernel.fault',
    zh: `服务器没有给出可读的回答（${status}），请稍后再试。`,
    en: `The server gave no readable answer (${status}); please try again.`,
  })
}

function readJson(text: string): unknown {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'zh' in body && 'en' in body
}

export type UploadOptions = {
  signal?: AbortSignal
  /** 0–1 of the bytes that have left. */
  onProgress?: (share: number) => void
}

/** Sends one file as a multipart form; `XMLHttpRequest` because fetch cannot tell how far an upload is. */
export function upload<E extends Endpoint>(
  endpoint: E,
  file: File,
  input: Omit<InputOf<E>, 'file'>,
  options: UploadOptions = {},
): Promise<AnswerOf<E>> {
  const { path, rest } = fillPath(endpoint.path, input as Fields)
  const form = new FormData()
  form.append('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, base + path + queryOf(rest))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.onprogress = (step) => step.lengthComputable && options.onProgress?.(step.loaded / step.total)
    request.onerror = () => reject(new Offline())
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = () => {
      try {
        resolve(readAnswer(request.status, request.responseText) as AnswerOf<E>)
      } catch (failure) {
        reject(failure)
      }
    }
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
