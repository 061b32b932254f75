/** What members may want next, each with a reason. */
import { z } from 'zod'
import { collectMemberships } from '../../server/science/lookalike/memberships.ts'
import { byId } from '../../server/science/order.ts'
import { openRecommender, type Why } from '../../server/science/recommend/recommend.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { id, seconds } from './shapes.ts'

const event = z.object({ type: z.literal('event'), member: id, item: id, ts: seconds, w: z.number().gt(0).optional() })
const item = z.object({
  type: z.literal('item'),
  item: id,
  tags: z.array(z.string()).default([]),
  author: z.string().nullish(),
  sold_out: z.boolean().default(false),
  expires: seconds.nullish(),
})
const ask = z.object({ type: z.literal('ask'), member: id })

/** Now is the time of the latest event: what expired before it is gone. */
export const rec = algorithm({
  flags: z.strictObject({ k: z.coerce.number().int().min(1).max(1000).default(10), seed }),
  run: async (lines, { k }) => {
    const events: [string, string][] = []
    const known = new Map<string, z.output<typeof item>>()
    const asked = new Set<string>()
    let now = Number.NEGATIVE_INFINITY
    for await (const row of lines.read(z.discriminatedUnion('type', [event, item, ask]))) {
      if (row.type === 'ask') asked.add(row.member)
      else if (row.type === 'item') known.set(row.item, row)
      else {
        events.push([row.member, row.item])
        now = Math.max(now, row.ts)
      }
    }
    const members = [...new Set([...events.map(([member]) => member), ...asked])].sort(byId)
    const items = [...new Set([...events.map(([, thing]) => thing), ...known.keys()])].sort(byId)
    const [memberAt, itemAt] = [members, items].map((ids) => new Map(ids.map((one, at) => [one, at])))
    const pairs = events.map(([a, b]) => [memberAt?.get(a) as number, itemAt?.get(b) as number] as const)
    const recommend = openRecommender({
      taken: collectMemberships(pairs, members.length, items.length),
      tags: items.map((one) => known.get(one)?.tags ?? []),
      authors: items.map((one) => known.get(one)?.author ?? null),
      gone: items.map((one) => isGone(known.get(one), now)),
    })
    for (const [at, member] of members.entries()) {
      if (asked.size > 0 && !asked.has(member)) continue
      for (const [rank, { item: found, score, why }] of recommend(at, k).entries()) {
        const row = { member, item: items[found], rank: rank + 1, score: Number(score.toPrecision(9)) }
        await lines.write({ ...row, why: tell(why, items) })
      }
    }
  },
})

function isGone(one: z.output<typeof item> | undefined, now: number): boolean {
  return one !== undefined && (one.sold_out || (one.expires ?? Number.POSITIVE_INFINITY) < now)
}

function tell(why: Why, items: readonly string[]): object {
  return why.code === 'with' ? { code: 'with', item: items[why.item] } : why
}
