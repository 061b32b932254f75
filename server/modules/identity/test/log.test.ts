import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { openLog } from '../../../kernel/log.ts'
import {
  bindAddressEndpoint,
  changeMyCardEndpoint,
  createApiKeyEndpoint,
  giveSeatEndpoint,
  redeemSignInLinkEndpoint,
  requestSignInLinkEndpoint,
  setPasswordEndpoint,
  signInWithPasswordEndpoint,
} from '../contract.ts'
import { appointCourier } from '../couriers/courier.ts'
import { aPerson, aTenant, openPostOffice } from './cast.ts'

const password = '竹外桃花三两枝，春江'
const lines: string[] = []
let world: World
beforeAll(async () => {
  world = await openWorld({ log: openLog('trace', 'test', { write: (line) => void lines.push(line) }) })
})
afterAll(() => world.close())

/** 个人信息保护法, by way of our own rule U7: what is sealed in the database must not lie open in the log. */
test('the log of a whole day names no address, person, password or token', async () => {
  const office = openPostOffice(world)
  await world.work()
  const tenant = await aTenant(world, { ownerName: '林岚岚', password })
  const member = await aPerson(world, tenant, { name: '何苗苗' })
  await member.asks(bindAddressEndpoint, { address: '13812345678' })
  const letter = await office.opens()
  await world.caller().asks(redeemSignInLinkEndpoint, { token: letter.token })
  await world.caller().asks(requestSignInLinkEndpoint, { address: 'stranger@example.com' })
  await world.caller().tries(signInWithPasswordEndpoint, { address: tenant.ownerAddress, password: 'wrong password' })
  await tenant.owner.asks(setPasswordEndpoint, { current: password, next: '蒌蒿满地芦芽短，正是河豚' })
  await tenant.owner.asks(changeMyCardEndpoint, { bio: '私下的话' })
  const { secret } = await tenant.owner.asks(createApiKeyEndpoint, { name: '脚本', scopes: ['read'] })
  appointCourier(world.ground, { sendLink: () => Promise.reject(new Error('the courier is ill')) })
  await tenant.owner.asks(giveSeatEndpoint, { name: '陈果果', address: '19900001234', role: 'staff' })
  await expect.poll(() => lines.join(''), { timeout: 5000 }).toContain('the courier is ill')
  const log = lines.join('')
  expect(log).toContain('identity.set_password')
  const hidden = [
    ...['13812345678', '19900001234', 'stranger@', tenant.ownerAddress, '林岚岚', '何苗苗', '陈果果', '私下的话'],
    ...[password, 'wrong password', '蒌蒿', letter.token.slice(27), secret.slice(31), tenant.owner.cookie?.slice(27)],
  ]
  expect(hidden.filter((one) => one && log.includes(one))).toEqual([])
})

test('a fault quotes no value that the database put into its message', async () => {
  const tenant = await aTenant(world)
  const address = `twice@${tenant.slug}.example`
  const fault = Object.assign(new Error(`Key (address)=(${address}) already exists.`), { code: '23505' })
  world.ground.log.error({ err: fault }, 'refused')
  expect(lines.at(-1)).toContain('23505')
  expect(lines.at(-1)).not.toContain(address)
  const misfit = Object.assign(new Error(`invalid input syntax for type date: "${address}"`), { code: '22007' })
  world.ground.log.error({ err: misfit }, 'refused')
  expect(lines.at(-1)).toContain('22007')
  expect(lines.at(-1)).not.toContain(address)
})
