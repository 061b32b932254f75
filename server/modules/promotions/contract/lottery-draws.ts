/**
 * How a lottery draws, so that everybody can work it out anew (LO-2): HMAC-SHA-256 under a secret whose SHA-256 was published
 * before the start. Runs in a browser as well as here.
 */
const all = 10_000

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** What is published before the start: SHA-256 of the secret's bytes, in hex. */
export const commitmentOf = async (secret: string): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', bytesOf(secret)))

/** SHA-256 of a text, in hex. */
export const digestOf = async (text: string): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

/** HMAC-SHA-256 of a text under the secret's bytes, in hex. */
export async function keyed(secret: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return hexOf(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
}

/** Where the draw of a number falls, 0 to 9,999: the first 48 bits of HMAC(secret, `activity|number`), over 10,000. */
export const pointOf = async (secret: string, activityId: string, no: number): Promise<number> =>
  Number.parseInt((await keyed(secret, `${activityId}|${no}`)).slice(0, 12), 16) % all

/** Which prize a point falls on: the odds one after another, in the order they were published. */
export function prizeAt(odds: readonly number[], point: number): number {
  let until = 0
  for (const [place, share] of odds.entries()) {
    until += share
    if (point < until) return place
  }
  throw new RangeError('odds that are not the whole')
}

export type PublishedPrize = { kind: string; oddsBp: number; pieces: number | null }

/** What somebody gets who draws a prize of which nothing is left: the first that is none. Odds never move (LO-3). */
export const noPrize = (prizes: readonly PublishedPrize[]): number => prizes.findIndex(({ kind }) => kind === 'none')

/** Hands out what was drawn, in the order of the numbers, while there is some. */
export function handOut(prizes: readonly PublishedPrize[], drawn: readonly number[]): number[] {
  const left = prizes.map(({ pieces }) => pieces)
  return drawn.map((place) => {
    const here = left[place]
    if (here === null || here === undefined) return place
    if (here === 0) return noPrize(prizes)
    left[place] = here - 1
    return place
  })
}

export type DrawnTogether = { secret: string; activityId: string; publicValue: string; numbers: readonly number[] }

/** Numbers that are drawn together, in the order of HMAC(secret, `activity|number|public value`). */
export async function drawnOrder({ secret, activityId, publicValue, numbers }: DrawnTogether): Promise<number[]> {
  const marks = await Promise.all(numbers.map((no) => keyed(secret, `${activityId}|${no}|${publicValue}`)))
  const marked = numbers.map((no, at) => ({ no, mark: marks[at] ?? '' }))
  return marked.sort((a, b) => (a.mark < b.mark ? -1 : 1)).map(({ no }) => no)
}

/**
 * A closing draw: entries in their drawn order get the prizes in the order they were
 * published, piece by piece; whoever is left gets none. Returns the prize of each number.
 */
export async function drawClosing(
  prizes: readonly PublishedPrize[],
  entry: DrawnTogether,
): Promise<Map<number, number>> {
  const inOrder = await drawnOrder(entry)
  const pieces = prizes.flatMap(({ pieces: some }, place) => Array<number>(some ?? 0).fill(place))
  return new Map(inOrder.map((no, at) => [no, pieces[at] ?? noPrize(prizes)]))
}
