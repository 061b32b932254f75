/** Many come back at once: what they all lack is read once, and each is told what is theirs alone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { countStatements } from '../../../../test/statements.ts'
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

/** How often the changes of groups were read while work went on. */
const countReadings = (work: () => Promise<unknown>) => countStatements(work, /from "messaging"\."events"/)

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
  await members[2]?.asks(reactEndpoint, { messageId: present(said[0]).id, emoji: '👍' })
  const headNow = async () => (await owner.asks(readChatEndpoint, { groupId })).seq
  const [late, ...punctual] = devices as [Device, ...Device[]]
  const readings = await countReadings(async () => comeBack(punctual, await headNow()))
  expect(readings).toBeLessThanOrEqual(3)
  await owner.asks(recallMessageEndpoint, { messageId: present(said[1]).id })
  await comeBack([late], await headNow())
  expect(late.view.messages.map(({ text }) => text)).toEqual(['一', '', '三'])
  for (const device of devices) {
    await device.settle(await headNow())
    const { held, fresh } = await device.compare()
    expect(held).toEqual(fresh)
    device.break()
  }
})
