/** Articles of rules while they are being written: plain lists in, plain lists out. */
type Articles = readonly string[]

export const changed = (articles: Articles, at: number, text: string): string[] =>
  articles.map((one, place) => (place === at ? text : one))
export const removed = (articles: Articles, at: number): string[] => articles.filter((_, place) => place !== at)
export const added = (articles: Articles): string[] => [...articles, '']

/** Moves an article up (-1) or down (1); at the ends it stays. */
export function moved(articles: Articles, at: number, by: -1 | 1): string[] {
  const next = [...articles]
  const target = at + by
  const one = next[at]
  const other = next[target]
  if (one === undefined || other === undefined) return next
  next[at] = other
  next[target] = one
  return next
}

/** What may be published: without empty articles and repetitions. */
export function publishable(articles: Articles): string[] {
  const said = articles.map((one) => one.trim()).filter(Boolean)
  return [...new Set(said)]
}
