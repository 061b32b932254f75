import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as window from '../contract.ts'
import { aGroup, type Cast, type Person } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const cursorOf = async (person: Person, { groupId }: Cast) =>
  (await person.asks(window.listMyGroupsEndpoint, {})).rows.find(({ group }) => group.id === groupId)?.cursor

/** Everyone has opened the chat once, so that their cursors stand at its beginning. */
async function aReadGroup(people: number) {
  const cast = await aGroup(world, people)
  await cast.owner.says(cast.groupId, '欢迎')
  for (const one of cast.members) await one.asks(window.moveCursorEndpoint, { groupId: cast.groupId, readNumber: 1 })
  return cast
}

test('what others say past my cursor is unread, what I say is not', async () => {
  const cast = await aReadGroup(2)
  const [anna, ben] = cast.members as [Person, Person]
  for (let turn = 0; turn < 3; turn += 1) await anna.says(cast.groupId, `第${turn}句`)
  expect(await cursorOf(ben, cast)).toEqual({ readNumber: 1, unread: 3, mentions: 0 })
  expect(await cursorOf(anna, cast)).toEqual({ readNumber: 4, unread: 0, mentions: 0 })
})

test('a cursor never moves back and never past what was said', async () => {
  const cast = await aReadGroup(2)
  const [anna, ben] = cast.members as [Person, Person]
  for (let turn = 0; turn < 5; turn += 1) await anna.says(cast.groupId, `第${turn}句`)
  const read = (readNumber: number) => ben.asks(window.moveCursorEndpoint, { groupId: cast.groupId, readNumber })
  expect(await read(4)).toMatchObject({ readNumber: 4, unread: 2 })
  expect(await read(2)).toMatchObject({ readNumber: 4, unread: 2 })
  expect(await read(9_999)).toMatchObject({ readNumber: 6, unread: 0 })
})

test('devices racing leave the furthest cursor', async () => {
  const cast = await aReadGroup(2)
  const [anna, ben] = cast.members as [Person, Person]
  for (let turn = 0; turn < 8; turn += 1) await anna.says(cast.groupId, `第${turn}句`)
  await Promise.all(
    [3, 9, 5, 7, 2].map((readNumber) => ben.asks(window.moveCursorEndpoint, { groupId: cast.groupId, readNumber })),
  )
  expect(await cursorOf(ben, cast)).toMatchObject({ readNumber: 9, unread: 0 })
})

test('mentions of me and of all are counted until I have read them', async () => {
  const cast = await aReadGroup(2)
  const [anna, ben] = cast.members as [Person, Person]
  await anna.says(cast.groupId, '@成员2 在吗', { mentions: [ben.id] })
  await cast.owner.says(cast.groupId, '@所有人 开会', { mentionsAll: true, mentions: [ben.id] })
  await anna.says(cast.groupId, '好')
  expect(await cursorOf(ben, cast)).toMatchObject({ unread: 3, mentions: 2 })
  await ben.asks(window.moveCursorEndpoint, { groupId: cast.groupId, readNumber: 2 })
  expect(await cursorOf(ben, cast)).toMatchObject({ unread: 2, mentions: 1 })
})
