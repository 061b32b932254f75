/** A relay goes from the page into the chat and back: the owner makes it, people write on, the text is taken over. */
import { expect, test } from 'vitest'
import { aBuyer, aShop } from '../../server/modules/commerce/test/cast.ts'
import {
  enterRelayEndpoint,
  listActivitiesEndpoint,
  listRelayEntriesEndpoint,
  readRelayTextEndpoint,
} from '../../server/modules/promotions/contract.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

test.each(['desk', 'phone'] as const)(
  'an owner makes a relay at the %s, compares what the chat wrote, and takes it over',
  async (screen) => {
    const shop = await aShop(house.world)
    const member = await aBuyer(house.world, shop, '小满')
    const owner = await house.visitor(screen, { as: shop.owner, theme: screen === 'phone' ? 'dark' : 'light' })
    await makesRelay(owner)
    const [made] = (await shop.owner.asks(listActivitiesEndpoint, {})).rows
    const activityId = made?.id as NonNullable<typeof made>['id']
    await member.asks(enterRelayEndpoint, { activityId, items: [{ name: '苹果', quantity: 2 }] })
    const { text } = await member.asks(readRelayTextEndpoint, { activityId })
    await owner.page.reload()
    await pastes(owner, `${text}\n２．　何苗　梨×３\n报名 阿木 苹果*1\n4. 老陈 香蕉×1`)
    const { rows } = await shop.owner.asks(listRelayEntriesEndpoint, { activityId })
    expect(rows.map(({ no, name }) => `${no} ${name}`)).toEqual(['1 小满', '2 何苗', '3 阿木'])
    expect.soft(await owner.complaints('relay-desk')).toEqual([])
    expect(await owner.isTooWide()).toBe(false)
    await owner.page.screenshot({ path: `test-results/relay-desk-whole-${screen}.png`, fullPage: true })
  },
)

async function makesRelay(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/activities')
  await visitor.presses(page.getByRole('link', { name: '新建活动' }).last())
  await visitor.presses(page.getByRole('link', { name: '接龙' }))
  await page.getByLabel('活动名称').fill('周末水果')
  for (const [at, name] of ['苹果', '梨'].entries()) {
    await visitor.presses(page.getByRole('button', { name: '加一样' }))
    await page.getByLabel('名称', { exact: true }).nth(at).fill(name)
  }
  expect.soft(await visitor.complaints('relay-form')).toEqual([])
  await page.screenshot({ path: `test-results/relay-form-whole-${visitor.screen}.png`, fullPage: true })
  await visitor.presses(page.getByRole('button', { name: '创建活动' }))
  await page.getByRole('heading', { name: '周末水果' }).waitFor()
}

async function pastes(visitor: Visitor, text: string): Promise<void> {
  const { page } = visitor
  await page.getByLabel('粘贴群里的接龙').fill(text)
  await visitor.presses(page.getByRole('button', { name: '比对' }))
  await page.getByText('没有“香蕉”这一样').waitFor()
  expect.soft(await visitor.complaints('relay-compared')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '确认这 2 处变动' }))
  await page.getByText('已更新 2 条接龙').waitFor()
  await page.getByText('何苗').last().waitFor()
}
