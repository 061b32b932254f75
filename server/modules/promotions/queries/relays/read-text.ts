import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { itemWord, personWord } from '../../contract/relay-words.ts'
import type { EntryId, readRelayTextEndpoint } from '../../contract.ts'
import type { Standing } from '../../rules/relays/compare-relay.ts'
import { writeRelay } from '../../rules/relays/write-relay.ts'
import { accessRelay, type RelayActivity } from './access-relay.ts'
import { pointsOf } from './read-relay.ts'
import { readEntries } from './read-totals.ts'

/** The relay as text for the chat (RL-4). */
export async function readRelayText(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readRelayTextEndpoint>,
): Promise<AnswerOf<typeof readRelayTextEndpoint>> {
  const relay = await accessRelay(ctx, activityId, channel)
  return { text: writeRelay(relay.title, await readStanding(ctx, relay)) }
}

/** What stands, in the words of the text; whoever waits has no number and is not in it. */
export async function readStanding(ctx: Context, relay: RelayActivity): Promise<Standing<EntryId>[]> {
  const points = new Map((await pointsOf(ctx, relay.terms)).map(({ id, name }) => [id, name]))
  const taken = new Set(relay.terms.items.map(({ name }) => itemWord(name)))
  return (await readEntries(ctx, relay)).flatMap(({ id, no, name, lines, pickup_point_id, state }) => {
    const cancelled = state === 'cancelled'
    const point = pickup_point_id && !cancelled ? (points.get(pickup_point_id) ?? null) : null
    const words = cancelled ? [] : lines.map((line) => ({ item: line.name, quantity: line.quantity }))
    return no === null ? [] : [{ id, no, name: personWord(name, taken), lines: words, point, cancelled }]
  })
}
