/** Gate 14: which group would somebody join next? One group of each member with four or more is hidden. */
import { fnv1a32 } from '../../../server/science/hash.ts'
import { easePull } from '../../../server/science/lookalike/ease.ts'
import { bestOf, collectMemberships, type Pull, scoreGroups } from '../../../server/science/lookalike/memberships.ts'
import { rp3bPull } from '../../../server/science/lookalike/rp3b.ts'
import { atLeast, type Gate, type GateSet } from './gates.ts'
import { data } from './places.ts'
import { readRows } from './rows.ts'

const file = data('meetup-groups/member_group_edges_even_members.csv.gz')

export const lookalikeGates: readonly GateSet[] = [{ title: 'gate 14', needs: [file], measure }]

function measure(): Gate[] {
  const rows = readRows(file).map((row) => [row.member_id ?? '', row.group_id ?? ''] as const)
  const members = new Map([...new Set(rows.map(([member]) => member))].map((member, at) => [member, at]))
  const groups = new Map([...new Set(rows.map(([, group]) => group))].map((group, at) => [group, at]))
  const hidden = new Map<number, number>()
  for (const [member, own] of Map.groupBy(rows, ([one]) => one)) {
    if (own.length < 4) continue
    const [first] = own.map(([, group]) => group).sort((a, b) => fnv1a32(`${member}:${a}`) - fnv1a32(`${member}:${b}`))
    hidden.set(members.get(member) as number, groups.get(first ?? '') as number)
  }
  const pairs = rows
    .map(([member, group]) => [members.get(member) as number, groups.get(group) as number] as const)
    .filter(([member, group]) => hidden.get(member) !== group)
  const memberships = collectMemberships(pairs, members.size, groups.size)
  const recall = (pull: Pull) => {
    const found = [...hidden].filter(([member, group]) => {
      const own = new Set(memberships.groupsOf[member])
      return bestOf(scoreGroups(pull, own), (one) => !own.has(one), 10).includes(group)
    })
    return found.length / hidden.size
  }
  return [
    atLeast('gate14_recall10_rp3b', recall(rp3bPull(memberships)), 0.475, `${hidden.size} members`),
    atLeast('gate14_recall10_ease', recall(easePull(memberships)), 0.485),
  ]
}
