const token = /[a-z0-9_\-[\]\\`^{}|]+|\p{Script=Han}+/gu
const han = /^\p{Script=Han}/u
const stopWords = new Set(
  'the a an i you it is to of and in on for that this my me do with be have not can what how so if but or are was at as your he we they there just no yes ok'.split(
    ' ',
  ),
)
const shortestWord = 3

/** The runs of Latin letters, digits and the marks that names on IRC are made of, and the runs of Han, in lower case. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(token) ?? []
}

/** How much was said: a Latin or number run counts as one, and so does each Han character. */
export function countUnits(tokens: readonly string[]): number {
  let units = 0
  for (const run of tokens) units += han.test(run) ? [...run].length : 1
  return units
}

/** The distinct words two lines may share: Latin runs of at least 3 letters that are no stop word, and pairs of Han. */
export function wordsOf(tokens: readonly string[], names?: ReadonlyMap<string, string>): string[] {
  const words = new Set<string>()
  for (const run of tokens) {
    if (han.test(run)) for (const pair of pairsOf(run)) words.add(pair)
    else if (run.length >= shortestWord && !stopWords.has(run) && !names?.has(run)) words.add(run)
  }
  return [...words]
}

function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}

/** Whether a token can name a person without an @: at least 3 characters and no everyday word. */
export function canName(token: string): boolean {
  return token.length >= shortestWord && !stopWords.has(token)
}
