/** Groups that somebody would join next. */
import { z } from 'zod'
import { collectMemberships } from '../../server/science/lookalike/memberships.ts'
import { openSuggester } from '../../server/science/lookalike/suggest.ts'
import type { Tags } from '../../server/science/lookalike/tags.ts'
import { byId } from '../../server/science/order.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { id } from './shapes.ts'

const weight = z.number().gt(0).max(1e9).default(1)
const edge = z.object({ type: z.literal('edge'), member: id, group: id, w: weight })
const tagged = { tag: z.string(), w: weight }
const memberTag = z.object({ type: z.literal('tag'), member: id, ...tagged })
const groupTag = z.object({ type: z.literal('tag'), group: id, ...tagged })
const ask = z.object({ type: z.literal('ask'), member: id })
const row = z.union([edge, memberTag, groupTag, ask])

type Labels = Map<string, Map<string, number>>

export const lookalike = algorithm({
  flags: z.strictObject({
    k: z.coerce.number().int().min(1).max(10_000).default(10),
    method: z.enum(['auto', 'ease', 'rp3b']).default('auto'),
    seed,
  }),
  run: async (lines, { k, method }) => {
    const pairs: [string, string][] = []
    const tags: { member: Labels; group: Labels } = { member: new Map(), group: new Map() }
    const asked = new Set<string>()
    for await (const one of lines.read(row)) {
      if (one.type === 'edge') pairs.push([one.member, one.group])
      else if (one.type === 'ask') asked.add(one.member)
      else if ('member' in one) addTag(tags.member, one.member, one)
      else addTag(tags.group, one.group, one)
    }
    const members = [...new Set([...pairs.map(([member]) => member), ...tags.member.keys(), ...asked])].sort(byId)
    const groups = [...new Set([...pairs.map(([, group]) => group), ...tags.group.keys()])].sort(byId)
    const [memberAt, groupAt] = [members, groups].map((ids) => new Map(ids.map((one, at) => [one, at])))
    const numbered = pairs.map(([a, b]) => [memberAt?.get(a) as number, groupAt?.get(b) as number] as const)
    const memberships = collectMemberships(numbered, members.length, groups.length)
    const tagsOf = (ids: string[], labels: Labels): Tags[] => ids.map((one) => labels.get(one) ?? new Map())
    const crowd = { memberships, memberTags: tagsOf(members, tags.member), ownGroupTags: tagsOf(groups, tags.group) }
    const suggest = openSuggester(crowd, method)
    for (const [at, member] of members.entries()) {
      if (asked.size > 0 && !asked.has(member)) continue
      for (const [rank, { group, score, reason }] of suggest(at, k).entries())
        await lines.write({ member, group: groups[group], rank: rank + 1, score: Number(score.toPrecision(9)), reason })
    }
  },
})

function addTag(labels: Labels, owner: string, { tag, w }: { tag: string; w: number }): void {
  const own = labels.get(owner) ?? new Map<string, number>()
  labels.set(owner, own.set(tag, (own.get(tag) ?? 0) + w))
}
