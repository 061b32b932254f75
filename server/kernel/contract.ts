/**
 * The words in which modules describe their windows: ids, endpoints, events and problems.
 * Browser-safe: nothing here may touch Node, the database or the clock.
 */
import { z } from 'zod'

export * from './contract/sheets.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An id that carries its kind (TypeID: `grp_01j…`); distinct kinds are distinct types. */
export function idOf<Prefix extends string>(prefix: Prefix): z.core.$ZodBranded<z.ZodString, Prefix> {
  const shape = z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`))
    .meta({ description: `TypeID of kind ${prefix}`, example: `${prefix}_01jd4x0000e0080000000000ab` })
  // `.brand<Prefix>()` of a type parameter is not resolved and would leave a plain string.
  return shape as z.core.$ZodBranded<z.ZodString, Prefix>
}

/** A moment as ISO 8601 text in UTC. */
export const instant = z.iso.datetime({ offset: true })
/** A business day of the tenant, `YYYY-MM-DD`. */
export const day = z.iso.date()
/** The version somebody saw before they change it; so small that the next one still is an `integer`. */
export const versionSeen = z.number().int().min(1).max(2_000_000_000)

export const reasonWords = z.object({ zh: z.string(), en: z.string() })
/** Why a combination is refused, for `refine`: told at the field it concerns, in the reader's language. */
export const reason = (zh: string, en: string, ...path: string[]) => ({
  error: en,
  params: { zh, en },
  ...(path.length > 0 ? { path } : {}),
})

export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** `module.verb_object`, also the OpenAPI operationId. */
  name: string
  method: Method
  /** Below `/api`; path parameters as `:groupId` are fields of `input`. */
  path: string
  summary: string
  /** One object for path, query and body together. */
  input: I
  output: O
  problems: readonly ProblemKind[]
  /**
   * `binary`: the answer is bytes (a file, a picture); `upload`: the request is a multipart form with one file; `letter`:
   * another house's server writes in its own way, and is answered in it.
   */
  transfer?: 'binary' | 'upload' | 'letter'
  /** A write asks for an `Idempotency-Key` or is idempotent by itself; false for reads. */
  writes: boolean
}

type EndpointWords<I extends z.ZodType, O extends z.ZodType> = {
  name: string
  route: `${Method} /${string}`
  summary: string
  input?: I
  output?: O
  problems?: readonly ProblemKind[]
  transfer?: 'binary' | 'upload' | 'letter'
}

const nothing = z.object({})

/** Declares an endpoint once: the server validates by it, the client is typed by it, OpenAPI is written from it. */
export function endpoint<I extends z.ZodType = typeof nothing, O extends z.ZodType = typeof nothing>(
  words: EndpointWords<I, O>,
): Endpoint<I, O> {
  const [method, path] = words.route.split(' ') as [Method, string]
  return {
    name: words.name,
    method,
    path,
    summary: words.summary,
    // What is not named is typed as nothing, by the defaults above.
    input: words.input ?? (nothing as unknown as I),
    output: words.output ?? (nothing as unknown as O),
    problems: words.problems ?? [],
    ...(words.transfer ? { transfer: words.transfer } : {}),
    writes: method !== 'GET',
  }
}

export type InputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.input<I> : never
export type RequestOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.output<I> : never
export type AnswerOf<E> = E extends Endpoint<z.ZodType, infer O> ? z.output<O> : never

/** What a problem says beside its code: values named in its sentences, and facts a client may act on. */
export type ProblemFacts = Record<string, string | number | boolean | null | undefined | readonly string[]>

/** A refusal as the trade knows it: raised anywhere on the server, sent as RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly facts: ProblemFacts
  constructor(kind: ProblemKind, facts: ProblemFacts) {
    super(kind.code)
    this.name = 'Problem'
    this.kind = kind
    this.facts = facts
  }
}

export type ProblemKind = {
  (facts?: ProblemFacts): Problem
  /** `module.state`, e.g. `community.group_full`. */
  code: string
  status: number
  /** One plain sentence each; `{name}` is filled from the facts. */
  zh: string
  en: string
}

/** Declares a problem: `throw GroupFull({ cap: 200 })`. */
export function problem(code: string, status: number, sentences: { zh: string; en: string }): ProblemKind {
  const kind = ((facts: ProblemFacts = {}) => new Problem(kind, facts)) as ProblemKind
  return Object.assign(kind, { code, status, ...sentences })
}

/** Fills `{name}` in a sentence from the facts. */
export function fillSentence(sentence: string, facts: ProblemFacts): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'))
}

/** What was refused while nobody waited for the answer; its sentences are filled already. */
export const refusal = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export type Refusal = z.infer<typeof refusal>

/** News from one module to those below it in the order; past tense with the module in front. */
export type NewsKind<D extends z.ZodType = z.ZodType> = { name: string; data: D }
export function news<D extends z.ZodType>(name: string, data: D): NewsKind<D> {
  return { name, data }
}

/** A page of a long list: pass `next` back as `after` to read on; null at the end. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

// Problems any endpoint may raise.
export const InvalidInput = problem('kernel.invalid_input', 400, {
  zh: '有几处填写不对，请按提示修改后再提交。',
  en: 'Some fields are not right; please correct them and send again.',
})
export const NotSignedIn = problem('kernel.not_signed_in', 401, {
  zh: '请先登录。',
  en: 'Please sign in first.',
})
export const NotAllowed = problem('kernel.not_allowed', 403, {
  zh: '你没有做这件事的权限，请联系群主或管理员。',
  en: 'You may not do this; ask the owner or an assistant.',
})
export const NotFound = problem('kernel.not_found', 404, {
  zh: '没有找到，可能已被删除或移走。',
  en: 'Not found; it may have been removed.',
})
export const TooManyRequests = problem('kernel.too_many_requests', 429, {
  zh: '操作太快了，请 {retryAfter} 秒后再试。',
  en: 'Too many requests; try again in {retryAfter} seconds.',
})
export const TooLarge = problem('kernel.too_large', 413, {
  zh: '内容太大，最多 {limit}。',
  en: 'Too large; the limit is {limit}.',
})
export const CrossSite = problem('kernel.cross_site', 403, {
  zh: '请求来自其他网站，已拒绝。',
  en: 'The request came from another site and was refused.',
})
export const Unavailable = problem('kernel.unavailable', 503, {
  zh: '服务暂时不可用，请稍后再试。',
  en: 'The service is unavailable for a moment; please try again.',
})
export const StorageFull = problem('kernel.storage_full', 507, {
  zh: '服务器的存储空间满了，请联系管理员清理后再试；已有的内容不受影响。',
  en: 'The server has no space left; ask its operator to make room. What is there already is safe.',
})
export const Fault = problem('kernel.fault', 500, {
  zh: '出了点问题，我们已记录。请稍后再试。',
  en: 'Something went wrong and was recorded. Please try again.',
})
