/** An operator starts the day in the sample alliance: what needs me, why, and who said so. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse(aLivedWorld)

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  const anOperator = async () => house.visitor(screen, { as: await aLead(house.world, 'owner') })

  test('today leads to a group that turns cold, and every number to what it was counted from', async () => {
    const operator = await anOperator()
    const { page } = operator
    await operator.goes('/console/')
    await page.getByText(/\d+ 件事现在要你处理/).waitFor()
    await page.getByRole('img', { name: /今天每小时的消息数/ }).waitFor()
    expect.soft(await operator.complaints('today')).toEqual([])
    const more = page.getByRole('button', { name: /^再看 \d+ 条$/ })
    while ((await more.count()) > 0) await operator.presses(more.first())
    const cold = page.locator('.today-line', { hasText: '正在变冷' }).first()
    const name = /「(.+)」/.exec((await cold.innerText()) ?? '')?.[1] ?? ''
    await operator.presses(cold.getByRole('link', { name: '看原因' }))
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page
      .getByText(/低于 60%|多于入群|一周没说话/)
      .first()
      .waitFor()
    await operator.settled()
    await page.getByRole('img', { name: /点，\d+ 条$/ }).waitFor()
    expect.soft(await operator.complaints('group')).toEqual([])

    const health = page.getByRole('figure', { name: '健康在哪里，弱在哪里？' })
    await seesEvidence(operator, health.getByRole('button', { name: /^开口率/ }), 'evidence-part')
    const roles = page.getByRole('figure', { name: '谁在撑起讨论，谁在旁观？' })
    await seesEvidence(operator, roles.getByRole('button', { name: /人$/ }).nth(2), 'evidence-role')
    const people = page.locator('section', { has: page.getByRole('heading', { name: '谁把群连在一起？' }) })
    await operator.presses(people.getByRole('button', { name: /条消息/ }).first())
    const message = drawer(page).locator('li').filter({ hasText: '看上下文' }).first()
    const words = (await message.locator('p').innerText()).trim()
    await operator.presses(message.getByRole('link', { name: '看上下文' }))
    await page.locator('.marked', { hasText: words }).waitFor()
    expect.soft(await operator.complaints('evidence-in-chat')).toEqual([])
  })
})

const drawer = (page: Page) => page.getByRole('dialog')

async function seesEvidence(operator: Visitor, number: ReturnType<Page['locator']>, name: string): Promise<void> {
  await operator.presses(number)
  await drawer(operator.page)
    .getByText(/^共 \d+/)
    .waitFor()
  await drawer(operator.page).getByRole('listitem').first().waitFor()
  expect.soft(await operator.complaints(name)).toEqual([])
  await operator.page.keyboard.press('Escape')
  await drawer(operator.page).waitFor({ state: 'hidden' })
}
