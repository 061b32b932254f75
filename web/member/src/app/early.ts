/**
 * Questions asked while the scripts of a page are still on their way. Each early answer is used once, by whoever
 * asks the same first; after that the server is asked again.
 */
import type { AnswerOf, Endpoint, InputOf } from '../../../../server/kernel/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'

const underWay = new Map<string, Promise<unknown>>()
const nameOf = (endpoint: Endpoint, input: unknown) => JSON.stringify(questionKey(endpoint, input))

/** Asks now what will be asked in a moment. */
export function askEarly<E extends Endpoint>(endpoint: E, input: InputOf<E>) {
  const answer = ask(endpoint, input)
  // Whoever asks for it hears of the failure; if nobody does, it was of no use.
  answer.catch(() => {})
  underWay.set(nameOf(endpoint, input), answer)
}

/** Asks the server, unless the same was asked early. */
export function askOnce<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>> {
  const name = nameOf(endpoint, input)
  const early = underWay.get(name)
  underWay.delete(name)
  return (early as Promise<AnswerOf<E>> | undefined) ?? ask(endpoint, input)
}
