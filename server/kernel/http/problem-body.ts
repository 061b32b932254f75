/** Problems on the wire: RFC 9457 with a code and one plain sentence in Chinese and English. */
import { z } from 'zod'
import {
  Fault,
  fillSentence,
  InvalidInput,
  Problem,
  reasonWords,
  StorageFull,
  TooLarge,
  Unavailable,
} from '../contract.ts'
import { isAway, isFull } from '../database.ts'

const fieldProblem = z.object({ path: z.string(), zh: z.string(), en: z.string() })
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  facts: z.record(z.string(), z.unknown()),
  fields: z.array(fieldProblem).optional(),
  requestId: z.string().optional(),
})
export type ProblemBody = z.infer<typeof problemBody>

/** Carries which fields were wrong, in both languages. */
export class InvalidFields extends Problem {
  readonly fields: z.infer<typeof fieldProblem>[]
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super(InvalidInput, {})
    this.fields = issues.slice(0, 20).map((issue) => ({
      path: issue.path.join('.'),
      zh: reasonOf(issue)?.zh ?? sentence(chinese(issue as z.core.$ZodRawIssue)),
      en: reasonOf(issue)?.en ?? sentence(english(issue as z.core.$ZodRawIssue)),
    }))
  }
}

/** Why a combination makes no sense, where the contract says so itself (`reason`). */
function reasonOf(issue: z.core.$ZodIssue): { zh: string; en: string } | null {
  const said = issue.code === 'custom' ? reasonWords.safeParse(issue.params) : null
  return said?.success ? said.data : null
}

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError
const sentence = (said: string | { message: string } | undefined | null) =>
  typeof said === 'string' ? said : (said?.message ?? '')

export function bodyOf(problem: Problem, requestId: string): ProblemBody {
  const { code, status, zh, en } = problem.kind
  const chineseSentence = fillSentence(zh, problem.facts)
  return {
    type: `urn:qunluo:problem:${code}`,
    title: code,
    status,
    detail: chineseSentence,
    code,
    zh: chineseSentence,
    en: fillSentence(en, problem.facts),
    facts: problem.facts,
    requestId,
    ...(problem instanceof InvalidFields ? { fields: problem.fields } : {}),
  }
}

/** Every error becomes a problem; what is not one is a fault and tells no details. */
export function problemOf(fault: unknown): Problem {
  if (fault instanceof Problem) return fault
  if (isFull(fault)) return StorageFull()
  if (isAway(fault)) return Unavailable({ retryAfter: 2 })
  const { statusCode, code } = (fault ?? {}) as { statusCode?: number; code?: string }
  if (statusCode === 413) return TooLarge({ limit: '1 MB' })
  if (statusCode && statusCode >= 400 && statusCode < 500) return InvalidInput({ reason: code ?? '' })
  return Fault()
}
