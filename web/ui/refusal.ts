/** How things can fail between a page and the server, in words a person can act on. */
import type { Language } from './words/language.ts'

type FieldRefusal = { path: string; zh: string; en: string }
type RefusalFacts = Record<string, string | number | boolean | null | readonly string[] | undefined>

export type ProblemBody = {
  status: number
  code: string
  zh: string
  en: string
  facts?: RefusalFacts
  fields?: FieldRefusal[]
}

/** The server understood and said no (RFC 9457 problem): a code to act on and one sentence per language. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly zh: string
  readonly en: string
  readonly facts: RefusalFacts
  readonly fields: readonly FieldRefusal[]
  constructor(body: ProblemBody) {
    super(body.code)
    this.name = 'Refusal'
    this.code = body.code
    this.status = body.status
    this.zh = body.zh
    this.en = body.en
    this.facts = body.facts ?? {}
    this.fields = body.fields ?? []
  }
}

/** The server could not be reached; nothing is known about whether it heard. */
export class Offline extends Error {
  constructor(cause?: unknown) {
    super('offline', { cause })
    this.name = 'Offline'
  }
}

const offline = {
  'zh-CN': '连不上服务器，请检查网络后重试。你填写的内容还在。',
  en: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
}
const unexpected = {
  'zh-CN': '这里出了点问题，请刷新页面再试。',
  en: 'Something went wrong here; reload the page and try again.',
}

/** One sentence for a person about anything that was thrown. */
export function sayFailure(failure: unknown, language: Language): string {
  if (failure instanceof Refusal) return language === 'en' ? failure.en : failure.zh
  if (failure instanceof Offline) return offline[language]
  return unexpected[language]
}

/** The sentences of a refusal by form field; empty when the refusal is not about fields. */
export function fieldFailures(failure: unknown, language: Language): Record<string, string> {
  if (!(failure instanceof Refusal)) return {}
  return Object.fromEntries(failure.fields.map((field) => [field.path, language === 'en' ? field.en : field.zh]))
}

/** Whether a failure is the refusal with this code, e.g. `community.group_closed`. */
export function isRefusal(failure: unknown, code: string): failure is Refusal {
  return failure instanceof Refusal && failure.code === code
}
