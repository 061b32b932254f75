/** Who talks with whom: a conversation is followed, a group is seen as star or mesh, and how long groups live is read. */
import { describe, expect, test } from 'vitest'
import { rollUp } from '../../server/modules/insight/index.ts'
import { chooses, aTalk, opensMenu, said, says } from './chatting.ts'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'

const house = aHouse(aLivedWorld)

describe.each(['phone', 'desk'] as const)('at the %s', (screen) => {
  test('a member opens the conversation a message belongs to, and jumps to its place', async () => {
    const { cast, speaker, friend } = await aTalk(house, screen)
    const { page } = speaker
    await says(friend, '周末去看白鹭吗')
    await chooses(speaker, '周末去看白鹭吗', '回复')
    await says(speaker, '去，几点集合')
    await says(friend, '六点半集合')
    await house.world.within(cast.tenantId, (ctx) => rollUp(ctx, [cast.groupId]))

    await opensMenu(speaker, said(speaker, '去，几点集合'))
    const entry = page.getByRole('dialog').getByRole('button', { name: '看这段对话' })
    await entry.waitFor()
    // By the keyboard too: the entry is a button like the others.
    await entry.press('Enter')
    const sheet = page.getByRole('dialog', { name: '这段对话' })
    await sheet.getByText('引用回复').waitFor()
    expect.soft(await speaker.complaints('talk-sheet')).toEqual([])
    await speaker.presses(sheet.getByRole('button', { name: /周末去看白鹭吗/ }))
    await sheet.waitFor({ state: 'detached' })
    await page.locator('.shining', { hasText: '周末去看白鹭吗' }).waitFor()
    expect.soft(await speaker.complaints('talk-place')).toEqual([])
  })

  test('an operator opens a conversation in the chat of a group', async () => {
    const operator = await house.visitor(screen, { as: await aLead(house.world, 'owner') })
    const { page } = operator
    await operator.goes('/console/communities')
    await operator.presses(page.getByRole('link', { name: '金鸡湖晨跑夜跑' }).first())
    await operator.presses(page.getByRole('link', { name: '聊天', exact: true }))
    await page.locator('.chat-quote').last().waitFor()
    await operator.settled()
    const quoting = page.locator('.chat-message', { has: page.locator('.chat-quote') }).last()
    await quoting.scrollIntoViewIfNeeded()
    await quoting.hover()
    await operator.presses(quoting.getByRole('button', { name: /^操作/ }))
    await operator.presses(page.getByRole('menuitem', { name: '看这段对话' }))
    const drawer = page.getByRole('dialog', { name: '这段对话' })
    await drawer
      .getByText(/引用回复/)
      .first()
      .waitFor()
    expect.soft(await operator.complaints('talk-drawer')).toEqual([])
    await operator.presses(drawer.getByRole('link', { name: '看上下文' }).first())
    await page.locator('.chat-message.marked').waitFor()
  })

  test.each(['light', 'dark'] as const)('who answers whom is seen, said and opened (%s)', async (theme) => {
    const operator = await house.visitor(screen, { as: await aLead(house.world, 'owner'), theme })
    const { page } = operator
    await operator.goes('/console/communities')
    await operator.presses(page.getByRole('link', { name: '金鸡湖晨跑夜跑' }).first())
    await operator.presses(page.getByRole('link', { name: '成员', exact: true }))
    await operator.presses(page.getByRole('link', { name: '看谁在回应谁' }))
    const picture = page.locator('#replies')
    await picture.getByText('经过群主').waitFor()
    await operator.settled()
    await picture.scrollIntoViewIfNeeded()
    expect.soft(await operator.complaints(`reply-web-${theme}`)).toEqual([])
    await operator.presses(picture.getByRole('button', { name: '看表格' }))
    await picture.getByRole('columnheader', { name: '其中估计' }).waitFor()
    await operator.presses(picture.locator('td button').first())
    await page.getByRole('dialog').getByText('看上下文').first().waitFor()
    expect.soft(await operator.complaints(`reply-evidence-${theme}`)).toEqual([])
  })

  test.each(['light', 'dark'] as const)('how long groups live is read with its doubts (%s)', async (theme) => {
    const operator = await house.visitor(screen, { as: await aLead(house.world, 'owner'), theme })
    const { page } = operator
    await operator.goes('/console/communities?view=survival')
    await page.getByText('平均数会被少数长寿的群拉高').waitFor()
    await page.getByText('按活着计算，不当作已结束').waitFor()
    expect.soft(await operator.complaints(`survival-${theme}`)).toEqual([])
    expect.soft(await operator.isTooWide()).toBe(false)
    await operator.presses(page.getByRole('button', { name: '看表格' }))
    await page.getByRole('columnheader', { name: '95% 区间' }).waitFor()
  })
})
