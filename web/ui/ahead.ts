/**
 * Questions asked while the script that will ask them is still on its way. Each answer is used once, by whoever asks
 * the same first, and not at all after a few seconds: by then it may be old.
 */
const goodForMs = 10_000
const underWay = new Map<string, { answer: Promise<Response>; askedAt: number }>()

/** Asks now what will be asked in a moment. `address` is the one `ask` will come to, with its query. */
export function fetchAhead(address: string) {
  const answer = fetch(address, { headers: { accept: 'application/json' }, credentials: 'same-origin' })
  // Whoever asks for it hears of the failure; if nobody does, it was of no use.
  answer.catch(() => {})
  underWay.set(address, { answer, askedAt: performance.now() })
}

/** The answer that is under way, if there is one. */
export function takeAhead(address: string): Promise<Response> | undefined {
  const found = underWay.get(address)
  underWay.delete(address)
  return found && performance.now() - found.askedAt < goodForMs ? found.answer : undefined
}
