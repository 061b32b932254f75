/** Relay orders at their organiser's desk: the draw, totals, helpers, arrival, lists and pasted text. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { communityId } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { relay } from './relays.ts'
import { activityId, activityState, entryId, seenOn } from './shapes.ts'

const of = { activityId }

export const readRelayBallotEndpoint = endpoint({
  name: 'promotions.read_relay_ballot',
  route: 'GET /activities/:activityId/relay/ballot',
  summary: 'Everything needed to work the draw of a ballot out anew; the secret once it is drawn',
  input: z.object({ ...of, channel: seenOn }),
  output: z.object({
    activityId,
    commitment: z.string(),
    committedAt: instant,
    secret: z.string().nullable(),
    publicValue: z.string().nullable(),
    drawnAt: instant.nullable(),
    lots: z.array(z.object({ lot: z.number().int(), entryId, drawn: z.number().int().nullable() })),
  }),
  problems: [problems.ChannelRefuses],
})

const count = z.object({ name: z.string(), quantity: z.number().int(), fen })
export const relayTotals = z.object({
  entries: z.number().int(),
  cancelled: z.number().int(),
  waiting: z.number().int(),
  fen,
  items: z.array(count),
  /** Of these in the copies of helpers; empty where nobody helps. */
  helpers: z.array(z.object({ activityId, helper: personCard, entries: z.number().int(), items: z.array(count) })),
  points: z.array(
    z.object({
      /** Null: what is not fetched. */
      pickupPointId: shop.pickupPointId.nullable(),
      name: z.string(),
      entries: z.number().int(),
      arrivedAt: instant.nullable(),
      items: z.array(count),
      /** 配货单: what each entry gets there, by number. */
      picking: z.array(
        z.object({
          no: z.number().int(),
          name: z.string(),
          items: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
          note: z.string(),
          paid: z.boolean(),
          /** In whose copy it was entered; null: in the relay itself. Numbers are those of that list. */
          helper: z.string().nullable(),
        }),
      ),
    }),
  ),
})
export type RelayTotals = z.infer<typeof relayTotals>

export const relayHelper = z.object({
  activityId,
  sourceId: activityId,
  /** Of co-selling. */
  contractId: z.string(),
  title: z.string(),
  communityId,
  community: z.string(),
  helper: personCard,
  state: activityState,
  entries: z.number().int(),
  pieces: z.number().int(),
  fen,
})
export type RelayHelper = z.infer<typeof relayHelper>
export const listRelayHelpersEndpoint = endpoint({
  name: 'promotions.list_relay_helpers',
  route: 'GET /activities/:activityId/relay/helpers',
  summary: 'Who sells this relay in a copy of their own, and how much of it',
  input: z.object(of),
  output: z.object({ rows: z.array(relayHelper) }),
})
export const endRelayCopyEndpoint = endpoint({
  name: 'promotions.end_relay_copy',
  route: 'POST /activities/:activityId/relay/end-copy',
  summary: 'The helper, or whoever organises the source, ends a copy; what was ordered in it is delivered',
  input: z.object(of),
  output: relay,
})
export const readRelayTotalsEndpoint = endpoint({
  name: 'promotions.read_relay_totals',
  route: 'GET /activities/:activityId/relay/totals',
  summary: 'What is to be brought: for each item, for each pick-up point, for each entry there',
  input: z.object(of),
  output: relayTotals,
})
export const announceArrivalEndpoint = endpoint({
  name: 'promotions.announce_arrival',
  route: 'POST /activities/:activityId/relay/arrivals',
  summary: 'The goods are there (到货通知): each entry of the place is told once',
  input: z.object({ ...of, pickupPointId: shop.pickupPointId.optional() }),
  output: z.object({ told: z.number().int() }),
  problems: [problems.RelayStillRuns],
})
export const exportRelayEndpoint = endpoint({
  name: 'promotions.export_relay',
  route: 'GET /activities/:activityId/relay/export',
  summary: 'Every entry as CSV or as an Excel sheet',
  input: z.object({ ...of, as: z.enum(['csv', 'xlsx']).default('csv') }),
  transfer: 'binary',
})

export const readRelayTextEndpoint = endpoint({
  name: 'promotions.read_relay_text',
  route: 'GET /activities/:activityId/relay/text',
  summary: 'The relay as text to be pasted into a chat',
  input: z.object({ ...of, channel: seenOn }),
  output: z.object({ text: z.string() }),
  problems: [problems.ChannelRefuses],
})
const writtenLine = z.object({ item: z.string(), quantity: z.number().int() })
export const pasteComparison = z.object({
  revision: z.number().int(),
  rows: z.array(
    z.object({
      line: z.number().int(),
      kind: z.enum(['add', 'change', 'cancel', 'same']),
      id: entryId.nullable(),
      no: z.number().int().nullable(),
      name: z.string(),
      lines: z.array(writtenLine),
      point: z.string().nullable(),
      before: z.object({ lines: z.array(writtenLine), point: z.string().nullable() }).nullable(),
    }),
  ),
  /** Entries the text does not speak of: they stay. */
  unsaid: z.array(z.object({ no: z.number().int(), name: z.string() })),
  bad: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      why: z.enum(['no_items', 'no_name', 'unknown_item', 'unknown_point', 'bad_quantity']),
      word: z.string(),
    }),
  ),
})
export type PasteComparison = z.infer<typeof pasteComparison>
const pasted = z.string().min(1).max(200_000)

export const comparePasteEndpoint = endpoint({
  name: 'promotions.compare_paste',
  route: 'POST /activities/:activityId/relay/comparisons',
  summary: 'What a text from a chat would change; nothing is changed',
  input: z.object({ ...of, text: pasted }),
  output: pasteComparison,
  problems: [problems.PaysInShop],
})
export const takePasteEndpoint = endpoint({
  name: 'promotions.take_paste',
  route: 'POST /activities/:activityId/relay/pastes',
  summary: 'Take over what a text says, as it was compared; the same text again changes nothing',
  input: z.object({ ...of, text: pasted, revision: z.number().int() }),
  output: z.object({ changed: z.number().int(), comparison: pasteComparison }),
  problems: [problems.PaysInShop, problems.RelayMovedOn, problems.RelayFull, problems.QuotaTaken, problems.BallotOpen],
})
