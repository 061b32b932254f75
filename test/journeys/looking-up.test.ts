/** An operator reads the pictures of a group as tables, and finds again what was said. */
import { describe, expect, test } from 'vitest'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'

const house = aHouse(aLivedWorld)

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  const anOperator = async () => house.visitor(screen, { as: await aLead(house.world, 'owner') })

  test('every picture has its table, read without seeing', async () => {
    const operator = await anOperator()
    const { page } = operator
    await operator.goes('/console/communities')
    await operator.presses(page.getByRole('link', { name: '甬上寻味·吃货群' }).first())
    await operator.settled()
    const toggles = page.getByRole('button', { name: '看表格' })
    for (let left = await toggles.count(); left > 0; left -= 1) await toggles.first().press('Enter')
    await page.getByRole('columnheader', { name: '星期' }).waitFor()
    expect.soft(await operator.complaints('group-as-tables')).toEqual([])
  })

  test('what was said is found by a word and shown where it was said', async () => {
    const operator = await anOperator()
    const { page } = operator
    await operator.goes('/console/communities')
    expect.soft(await operator.complaints('field')).toEqual([])
    await operator.presses(page.getByRole('link', { name: '金鸡湖晨跑夜跑' }).first())
    await operator.presses(page.getByRole('link', { name: '聊天', exact: true }))
    await page.getByLabel('搜索聊天记录').fill('配速')
    const hit = page.locator('.hit').nth(2)
    await hit.locator('mark', { hasText: '配速' }).first().waitFor()
    expect.soft(await operator.complaints('search')).toEqual([])
    const found = (await hit.locator('.wrap').innerText()).trim()
    await operator.presses(hit)
    await page.locator('.marked', { hasText: found }).waitFor()
    expect.soft(await operator.complaints('search-in-chat')).toEqual([])
  })
})
