/** What addresses carry after `?`: read leniently, so that an old or broken link still opens its page. */

type Search = Record<string, unknown>
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 400) || undefined : undefined

/** Keeps the named texts and drops everything else. */
export function textSearch<K extends string>(...names: K[]) {
  return (search: Search): { [P in K]?: string } => {
    const kept = names.flatMap((name) => {
      const value = text(search[name])
      return value === undefined ? [] : [[name, value]]
    })
    return Object.fromEntries(kept)
  }
}

/** The open tab of a page; unknown tabs are the first one. */
export function tabSearch<T extends string>(tabs: readonly T[]) {
  return (search: Search): { tab?: T } => {
    const found = tabs.find((tab) => tab === search.tab)
    return found && found !== tabs[0] ? { tab: found } : {}
  }
}

export const fieldViews = ['table', 'field', 'communities', 'survival'] as const
export type FieldView = (typeof fieldViews)[number]
export const fieldSorts = ['need', 'name', 'score', 'silent', 'speakers', 'messages', 'seats', 'last', 'owner'] as const
export type FieldSort = (typeof fieldSorts)[number]
export type FieldSearch = {
  view?: FieldView
  q?: string
  city?: string
  interest?: string
  industry?: string
  state?: string
  sort?: FieldSort
  down?: boolean
  closed?: boolean
  /** Opens the dialog for a new community. */
  create?: boolean
}

export function fieldSearch(search: Search): FieldSearch {
  const view = fieldViews.find((one) => one === search.view)
  const sort = fieldSorts.find((one) => one === search.sort)
  return {
    ...textSearch('q', 'city', 'interest', 'industry', 'state')(search),
    ...(view && view !== 'table' ? { view } : {}),
    ...(sort && sort !== 'need' ? { sort } : {}),
    ...(search.down === true ? { down: true } : {}),
    ...(search.closed === true ? { closed: true } : {}),
    ...(search.create === true ? { create: true } : {}),
  }
}

/** What the evidence drawer shows; part of the address, so that it can be sent to a colleague. */
export type EvidenceSearch = {
  of: string
  from?: string
  until?: string
  part?: string
  personId?: string
  toPersonId?: string
  role?: string
  weekday?: number
  hour?: number
}

export function groupSearch(search: Search): { evidence?: EvidenceSearch } {
  const asked = search.evidence
  if (typeof asked !== 'object' || asked === null) return {}
  const found = asked as Search
  const of = text(found.of)
  if (!of) return {}
  const texts = textSearch('from', 'until', 'part', 'personId', 'toPersonId', 'role')(found)
  const numbers = Object.fromEntries(
    ['weekday', 'hour'].flatMap((name) => (Number.isInteger(found[name]) ? [[name, found[name]]] : [])),
  )
  return { evidence: { of, ...texts, ...numbers } }
}

/** What stands in an address, when it is a list or a thing; words and numbers are words: an order has more digits than a number. */
export function readSearch(text: string): unknown {
  if (!/^[[{"]/.test(text)) throw new Error('words')
  return JSON.parse(text)
}
