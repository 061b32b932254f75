/** Writing `@somebody`: what is looked for, and what stands in the text after choosing. */
import type { PersonId } from '../../../../server/modules/identity/contract.ts'

/** The name begun before the caret, without its `@`; null when none is being written. */
export function mentionBegun(text: string, caret: number): string | null {
  // Not inside an address: `a@b` is no mention.
  const begun = /(?:^|[^\w@])@([^\s@]{0,20})$/.exec(text.slice(0, caret))
  return begun ? (begun[1] ?? '') : null
}

/** The text with the begun name replaced by the chosen one, and where the caret goes. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const begun = mentionBegun(text, caret) ?? ''
  const head = `${text.slice(0, caret - begun.length - 1)}@${name} `
  return { text: head + text.slice(caret), caret: head.length }
}

/** The people whose `@name` still stands in the text. */
export function mentionsIn(text: string, chosen: Readonly<Record<string, PersonId>>): PersonId[] {
  return Object.entries(chosen).flatMap(([name, id]) => (text.includes(`@${name}`) ? [id] : []))
}
