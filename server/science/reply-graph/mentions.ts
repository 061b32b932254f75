import { leadingMention } from '../leading-mention.ts'
import { canName, tokensOf } from './tokens.ts'

/** Known people by their name in lower case. */
export type Names = ReadonlyMap<string, string>

/** Whom a line names, and whom it begins by addressing. */
type Mentions = { mentions: string[]; addresses: string | null }

const atSign = /(?:<@|@)/g

/**
 * Finds people by "@name" (the longest known name wins) and by bare names of at least 3 letters, as people on IRC do; the
 * first token of a line addresses. Nobody mentions himself.
 */
export function findMentions(text: string, from: string, names: Names): Mentions {
  const called = new Set<string>()
  for (const { index } of text.matchAll(atSign)) add(leadingMention(text.slice(index), names))
  const tokens = tokensOf(text)
  for (const token of tokens) if (canName(token)) add(names.get(token))
  const first = leadingMention(text, names) ?? bareName(tokens[0], names)
  return { mentions: [...called], addresses: first === from ? null : first }

  function add(person: string | null | undefined): void {
    if (person && person !== from) called.add(person)
  }
}

function bareName(token: string | undefined, names: Names): string | null {
  return token !== undefined && canName(token) ? (names.get(token) ?? null) : null
}
