/** What arrives at once is written at once; nobody suffers from who happens to stand beside them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { Problem } from '../../../kernel/contract.ts'
import { enterSingly } from '../../../kernel/ground.ts'
import { changeGroupEndpoint } from '../../community/contract.ts'
import { type Draft, readChatEndpoint } from '../contract.ts'
import { sendInLane } from '../operations/send/send-lane.ts'
import type { Said } from '../operations/send/utterance.ts'
import { aGroup, type Cast, type Person } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const draftOf = (text: string): Draft => ({
  clientId: randomUUID(),
  text,
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
})
const says = ({ tenantId, groupId }: Cast, { id }: Person, draft: Draft) =>
  sendInLane(world.ground, tenantId, { groupId, personId: id, draft })
const idOf = (answer: Said | Problem) => (answer instanceof Problem ? answer.kind.code : answer.message.id)

test('a retry among new messages is answered with what was said, and takes no place from the others', async () => {
  const cast = await aGroup(world, 6)
  const [anna] = cast.members
  const once = draftOf('只说一遍')
  const first = await says(cast, anna!, once)
  const drafts = cast.members.map((_, place) => draftOf(`第${place}句`))
  const answers = await Promise.all([
    ...cast.members.map((one, place) => says(cast, one, drafts[place]!)),
    says(cast, anna!, once),
    says(cast, anna!, drafts[0]!),
  ])
  expect(idOf(answers[6]!)).toBe(idOf(first))
  expect(idOf(answers[7]!)).toBe(idOf(answers[0]!))
  expect((answers[6] as Said).seq).toBe((first as Said).seq)
  const { messages } = await anna!.asks(readChatEndpoint, { groupId: cast.groupId })
  expect(messages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('in slow mode of two at once one is said, and its retry is not called hasty', async () => {
  const cast = await aGroup(world, 2)
  await cast.owner.asks(changeGroupEndpoint, { groupId: cast.groupId, slowModeSeconds: 60 })
  const [anna, ben] = cast.members
  const drafts = [draftOf('先说'), draftOf('又说')]
  const answers = await Promise.all(drafts.map((draft) => says(cast, anna!, draft)))
  expect(answers.map(idOf)).toEqual([expect.stringMatching(/^msg_/), 'messaging.slow_mode'])
  expect(await says(cast, anna!, drafts[0]!).then(idOf)).toBe(idOf(answers[0]!))
  expect(await says(cast, ben!, draftOf('轮到我')).then(idOf)).toMatch(/^msg_/)
})

test('tenants that take turns on the same connections see only their own', async () => {
  const casts = [await aGroup(world, 1), await aGroup(world, 1)]
  for (const cast of casts) await says(cast, cast.members[0]!, draftOf('在'))
  const system = { kind: 'system', name: 'test' } as const
  const seen = await Promise.all(
    Array.from({ length: 40 }, async (_, turn) => {
      const { tenantId } = casts[turn % 2]!
      const rows = await enterSingly(world.ground, tenantId, system, async (ctx) => {
        const found = await sql<{ tenant_id: string }>`select tenant_id from messaging.chats`.execute(ctx.tables())
        return found.rows
      })
      return rows.length > 0 && rows.every((row) => row.tenant_id === tenantId)
    }),
  )
  expect(seen).toEqual(Array(40).fill(true))
})
