/**
 * What a text is found by: Latin words and numbers as they are, Han runs as character pairs plus the last character
 * alone. Pairs find every substring of two or more characters without a dictionary; a single character is the
 * beginning of a pair or the last of its run.
 */
const runs = /\p{Script=Han}+|[\p{L}\p{N}_]+/gu
const han = /^\p{Script=Han}/u
const longest = 64

/** Lower case, one width: 「ＡＢＣ」 is found by "abc". */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

function lexemesOfRun(run: string): string[] {
  if (!han.test(run)) return splitMixed(run)
  const characters = [...run]
  return [
    ...characters.slice(1).map((character, place) => `${characters[place]}${character}`),
    characters.at(-1) as string,
  ]
}

/** A Latin run may hold Han in the middle (`买2斤橘子`): the expression takes letters greedily, so cut again. */
function splitMixed(run: string): string[] {
  const parts = run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
  return parts.length === 1 ? [run.slice(0, longest)] : parts.flatMap(lexemesOfRun)
}

/** All lexemes of a text, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set((fold(text).match(runs) ?? []).flatMap(lexemesOfRun))]
}

const quote = (lexeme: string) => `'${lexeme.toWellFormed().replace(/'/g, "''").replace(/\\/g, '\\\\')}'`

/** A text as tsvector literal, for inserts and COPY. */
export function vectorOf(text: string): string {
  return wordsOf(text).map(quote).join(' ')
}

/** The tsquery that finds texts holding all parts of what was typed; null when nothing can be searched for. */
export function queryOf(typed: string): string | null {
  const parts = (fold(typed).match(runs) ?? []).flatMap((run) => partsOf(run))
  return parts.length === 0 ? null : [...new Set(parts)].join(' & ')
}

function partsOf(run: string): string[] {
  const pieces = run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
  return pieces.flatMap((piece) => {
    if (!han.test(piece)) return [`${quote(piece.slice(0, longest))}:*`]
    const characters = [...piece]
    if (characters.length === 1) return [`${quote(piece)}:*`]
    return characters.slice(1).map((character, place) => quote(`${characters[place]}${character}`))
  })
}

/** The parts that must stand in a found text letter by letter. */
export const termsOf = (typed: string): string[] => fold(typed).split(/\s+/).filter(Boolean)
