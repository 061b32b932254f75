/** Many come back at once: what they all lack is read once, and each is told what is theirs alone. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { reactEndpoint, readChatEndpoint, recallMessageEndpoint } from '../contract.ts'
import { aGroup, type Cast } from './cast.ts'
import { Device } from './device.ts'

let world: World
let origin: string
beforeAll(async () => {
  world = await openWorld()
  origin = await world.listen()
})
afterAll(() => world.close())

const query = pg.Client.prototype.query as (...words: unknown[]) => unknown
const textOf = (asked: unknown) => (typeof asked === 'string' ? asked : ((asked as { text?: string })?.text ?? ''))

/** How often the changes of groups were read while work went on. */
async function countReadings(work: () => Promise<unknown>): Promise<number> {
  let readings = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...words: unknown[]) {
    if (/from "messaging"\."events"/.test(textOf(words[0]))) readings += 1
    return query.apply(this, words)
  } as never
  await work().finally(() => (pg.Client.prototype.query = query as never))
  return readings
}

async function comeBack(devices: readonly Device[], head: number): Promise<void> {
  await Promise.all(devices.map((device) => device.connect(origin)))
  await Promise.all(devices.map((device) => device.settle(head)))
}

const opened = ({ members, groupId }: Cast) =>
  Promise.all(
    members.map(async (one) => {
      const device = new Device(one, groupId)
      await device.open()
      return device
    }),
  )

test('one reading serves all, each sees their own reactions, and what is recalled meanwhile comes to nobody', async () => {
  const cast = await aGroup(world, 16)
  const { owner, groupId, members } = cast
  const devices = await opened(cast)
  const said = []
  for (const text of ['一', '二', '三']) said.push(await owner.says(groupId, text))
  await members[2]?.asks(reactEndpoint, { messageId: said[0]?.id as never, emoji: '👍' })
  const headNow = async () => (await owner.asks(readChatEndpoint, { groupId })).seq
  const [late, ...punctual] = devices as [Device, ...Device[]]
  const readings = await countReadings(async () => comeBack(punctual, await headNow()))
  expect(readings).toBeLessThanOrEqual(3)
  await owner.asks(recallMessageEndpoint, { messageId: said[1]?.id as never })
  await comeBack([late], await headNow())
  expect(late.view.messages.map(({ text }) => text)).toEqual(['一', '', '三'])
  for (const device of devices) {
    await device.settle(await headNow())
    const { held, fresh } = await device.compare()
    expect(held).toEqual(fresh)
    device.break()
  }
})
