/** What of a request may stand in the audit log: ids and small facts; never secrets, addresses or what people wrote. */

const secretName = /password|token|secret|code|credential|phone|email|cookie|openid|card|keys?$/i
const writtenNames = new Set(['next', 'current', 'address', 'text', 'body', 'content', 'query', 'answers', 'bio'])
/** Free text that says what was done, and to what. */
const tellingNames = new Set(['name', 'title', 'reason', 'tenantName', 'ownerName', 'slug'])
const id = /^[a-z]{2,5}_[0-7][0-9a-hjkmnp-tv-z]{25}$/
/** Words of a contract, days and moments; too short for a secret. */
const word = /^[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,31}$/

type Fact = string | number | boolean | null | Fact[] | { [name: string]: Fact }

/** Nothing is kept that is not known to be harmless: a field added later stays out until it is an id, a number or a word. */
export function factsOf(request: unknown): Record<string, Fact> {
  const kept = keep('', request, 0)
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {}
}

function keep(name: string, value: unknown, depth: number): Fact | undefined {
  if (secretName.test(name) || writtenNames.has(name)) return undefined
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'string') return keepText(name, value)
  if (depth >= 3 || typeof value !== 'object') return undefined
  return Array.isArray(value) ? keepList(name, value, depth) : keepObject(value, depth)
}

function keepText(name: string, value: string): string | undefined {
  if (tellingNames.has(name)) return [...value].slice(0, 80).join('')
  return id.test(value) || word.test(value) ? value : undefined
}

function keepList(name: string, values: readonly unknown[], depth: number): Fact {
  if (values.length > 20) return { count: values.length }
  return values.flatMap((value) => keep(name, value, depth + 1) ?? [])
}

function keepObject(value: object, depth: number): { [name: string]: Fact } {
  const kept = Object.entries(value).map(([name, inner]) => [name, keep(name, inner, depth + 1)] as const)
  return Object.fromEntries(kept.filter((pair): pair is [string, Fact] => pair[1] !== undefined))
}
