/** Without a mouse: the palette leads anywhere, and the chat is walked, answered and left. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aGroup } from '../../server/modules/messaging/test/cast.ts'
import { said } from './chatting.ts'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'

const house = aHouse(aLivedWorld)

test('Ctrl-K and a few letters lead to a group, a member and a page', async () => {
  const operator = await house.visitor('desk', { as: await aLead(house.world, 'owner') })
  const { page } = operator
  const asks = async (words: string, hit: RegExp) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type(words)
    await page.getByRole('option', { name: hit }).first().waitFor()
  }
  await operator.goes('/console/')
  await asks('晨跑', /金鸡湖晨跑夜跑/)
  expect.soft(await operator.complaints('palette')).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '金鸡湖晨跑夜跑' }).waitFor()
  await asks('Mia潘', /Mia潘/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/members\?q=Mia/)
  await asks('导入', /导入/)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').getByRole('combobox').waitFor({ state: 'hidden' })
})

test('a chat is read, answered and reacted to by keys alone', async () => {
  const { groupId, members } = await aGroup(house.world, 2)
  const [hemiao, ade] = members
  await ade!.says(groupId, '周末去看白鹭吗')
  await ade!.says(groupId, '六点出发')
  const reader = await house.visitor('desk', { as: hemiao! })
  const { page } = reader
  const { keyboard } = page
  await reader.goes(`/g/${groupId}`)
  await page.getByLabel('说点什么').focus()
  await keyboard.type('早上好')
  await keyboard.press('Enter')
  await said(reader, '早上好').waitFor()

  await tabsTo(page, page.locator('[data-message]'))
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  expect(await page.locator(':focus').innerText()).toContain('周末去看白鹭吗')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  expect.soft(await reader.complaints('keyboard-menu')).toEqual([])
  await keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await page.locator(':focus').innerText(), 'focus comes back').toContain('周末去看白鹭吗')
  await keyboard.press('Enter')
  await tabsTo(page, page.getByRole('button', { name: '回复' }))
  await keyboard.press('Enter')
  await keyboard.type('去')
  await keyboard.press('Enter')
  await said(reader, '去')
    .getByRole('button', { name: /周末去看白鹭吗/ })
    .waitFor()
})

/** Presses the tabulator until the focus is where it is wanted, forwards after twenty tries backwards. */
async function tabsTo(page: Page, wanted: Locator): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if ((await page.locator(':focus').and(wanted).count()) > 0) return
    await page.keyboard.press(tabs < 20 ? 'Shift+Tab' : 'Tab')
  }
  throw new Error('the tabulator does not lead there')
}
