/**
 * Every endpoint, asked by everybody, with what its contract allows and what it forbids: nothing breaks, nothing is said
 * that the contract does not name, and no line of another tenant is ever shown. `FUZZ_RUNS` asks more often.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../server/kernel/contract.ts'
import { endpoints } from '../../server/main/web.ts'
import { readGroupEndpoint } from '../../server/modules/community/contract.ts'
import { openWorld, type World } from '../world.ts'
import { inputsOf, kindOf, type Known } from './arbitrary.ts'
import { foundTown, type Role, roles, type Town } from './town.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 12)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121)
const idShape = /\b[a-z]{2,5}_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g
const foreignMark = '他山石'

let world: World
let ours: Town
let theirs: Town
let known: Known
let foreign: Set<string>

beforeAll(async () => {
  world = await openWorld()
  const stop = await world.work()
  ours = await foundTown(world, '本地河')
  theirs = await foundTown(world, foreignMark)
  const [own, other] = [await idsOf(ours), await idsOf(theirs)]
  await stop()
  foreign = new Set(other)
  known = new Map([...byKind([...own, ...own, ...own, ...other]), ...words, ['code', await joinCodesOf(ours, own)]])
})
afterAll(() => world.close())

/** Every id that the endpoints of a town show to its owner, and what is one step behind them. */
async function idsOf(town: Town): Promise<string[]> {
  const found = new Set<string>()
  for (let round = 0; round < 2; round += 1)
    for (const endpoint of endpoints.filter(({ method, transfer }) => method === 'GET' && !transfer)) {
      const input = { q: '说', of: 'messages', status: 'pending' } as Record<string, unknown>
      for (const [, field = ''] of endpoint.path.matchAll(/:(\w+)/g))
        input[field] = [...found].find((id) => id.startsWith(`${kindOf(endpoint.input, field)}_`)) ?? 'none'
      const answer = await town.callers.owner.tries(endpoint, input).catch(() => null)
      for (const [id] of JSON.stringify(answer?.body ?? {}).matchAll(idShape)) found.add(id)
    }
  return [...found]
}
const byKind = (all: readonly string[]) => Map.groupBy(all, (id) => id.split('_')[0] as string)

async function joinCodesOf({ callers }: Town, own: readonly string[]): Promise<string[]> {
  const groups = own.filter((id) => id.startsWith('grp_'))
  const codes = await Promise.all(
    groups.map(async (groupId) => (await callers.owner.asks(readGroupEndpoint, { groupId: groupId })).joinUrl),
  )
  return codes.map((url) => url.split('/').at(-1) as string)
}

/** Words that mean something, by the name of their field. */
const words: [string, string[]][] = [
  ['address', ['new@example.com', '13800138000', 'nobody@example.org']],
  ['zone', ['Asia/Shanghai', 'Europe/Lisbon', 'Mars/Olympus']],
  ['archived', ['true', 'false']],
  ['ban', ['true', 'false']],
  ['emoji', ['👍', '❤️']],
  ['of', ['messages', 'speakers']],
  ['password', ['correct horse battery staple', '123456']],
]
/** Nobody is granted these by chance: they want a secret that was sent elsewhere. */
const secret = new Set(['identity.redeem_sign_in_link', 'identity.sign_in_with_password', 'identity.set_up'])

/** Published for anybody who holds the id, whoever's it is. */
const published = new Set(['promotions.read_lottery_proof'])

/** What is gone when it was asked for once: asked last. */
const ends = ({ method, name }: Endpoint) =>
  Number(method === 'DELETE') + Number(/close|leave|sign_out|cancel|set_up|recall|archive/.test(name))
const asked = endpoints
  .filter(({ transfer }) => transfer !== 'upload' && transfer !== 'letter')
  .toSorted((a, b) => ends(a) - ends(b))

describe.each(asked.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (_, endpoint) => {
  test.each(roles)('asked by %s', { timeout: 30_000 + runs * 1000 }, async (role) => {
    const property = fc.asyncProperty(inputsOf(endpoint.input, known), (input) =>
      asks(role, endpoint, sendable(endpoint, input)),
    )
    const told = await fc.check(property, {
      numRuns: runs,
      seed: seed + roles.indexOf(role),
      endOnFailure: true,
    })
    expect(told.failed ? fc.defaultReportMessage(told) : null).toBeNull()
  })
})

const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed()

/** Half of a surrogate pair cannot be written into an address. */
function sendable({ path }: Endpoint, input: Record<string, unknown>): Record<string, unknown> {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  return { ...input, ...Object.fromEntries(inPath.map((name) => [name, asText(input[name])])) }
}

const granted = new Set<string>()

async function asks(role: Role, endpoint: Endpoint, input: Record<string, unknown>): Promise<void> {
  const caller = ours.callers[role]
  if (!caller.cookie) await ours.renew(role)
  const raw =
    endpoint.transfer === 'binary' ? await bytesOf(role, endpoint, input) : await caller.tries(endpoint, input)
  if (raw.status >= 500) throw new Error(`${raw.status} ${JSON.stringify(raw.body)}`)
  const said = JSON.stringify(raw.body)
  const given = JSON.stringify(input)
  const shown = [...said.matchAll(idShape)].map(([id]) => id).filter((id) => foreign.has(id) && !given.includes(id))
  expect({ idsOfAnotherTenant: shown }).toEqual({ idsOfAnotherTenant: [] })
  if (!given.includes(foreignMark) && !published.has(endpoint.name)) expect(said).not.toContain(foreignMark)
  if (raw.status < 400) granted.add(endpoint.name)
  if (raw.status >= 400) expect(raw.problem).toMatchObject({ code: expect.stringMatching(/^\w+\.\w+$/) })
  else if (!endpoint.transfer) expect(endpoint.output.parse(raw.body)).toEqual(raw.body)
  if (raw.problem?.code === 'kernel.not_signed_in') await ours.renew(role)
}

async function bytesOf(role: Role, endpoint: Endpoint, input: Record<string, unknown>) {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const { statusCode, payload } = await ours.callers[role].fetches(path)
  const body = statusCode >= 400 ? JSON.parse(payload) : {}
  return { status: statusCode, body, problem: statusCode >= 400 ? body : null }
}

test('what was asked was mostly granted to somebody, so that not only refusals were tried', () => {
  const refused = asked.map(({ name }) => name).filter((name) => !granted.has(name) && !secret.has(name))
  expect(refused.slice(asked.length / 3)).toEqual([])
})
