/** Somebody scans a group's code: what they see, how fast they are in, and who sees them come. */
import { expect, test } from 'vitest'
import { aCommunity, aMember } from '../../server/modules/community/test/cast.ts'
import { aHouse } from './house.ts'

const house = aHouse()
const rules = ['说话带上真名和城市', '不发广告，合作先问群主', '有问题先搜索再提问']

test.each(['phone', 'desk'] as const)(
  'a newcomer at the %s is in and heard within half a minute; a member sees it, a third has it unread',
  async (screen) => {
    const founded = await aCommunity(house.world, { name: '临水晨跑团', rules })
    const watcher = await house.visitor('desk', { as: await aMember(house.world, founded, { name: '何苗' }) })
    const absent = await house.visitor('phone', { as: await aMember(house.world, founded, { name: '阿德' }) })
    await watcher.goes(`/g/${founded.group.id}`)
    await absent.goes('/')
    const newcomer = await house.visitor(screen)
    const { page } = newcomer

    const scanned = Date.now()
    await newcomer.goes(`/j/${founded.group.joinCode}`)
    await page.getByRole('heading', { name: founded.group.name }).waitFor()
    for (const article of rules) await page.getByText(article).waitFor()
    expect(newcomer.scriptBytes(), 'script of the join page').toBeLessThanOrEqual(150 * 1024)
    expect.soft(await newcomer.complaints('join')).toEqual([])
    await page.getByLabel('你的昵称').fill('小满')
    await newcomer.presses(page.getByRole('button', { name: '同意群规并加入' }))
    await page.waitForURL(`**/g/${founded.group.id}`)
    await page.getByLabel('说点什么').fill('大家好，我是临水城南的小满')
    await newcomer.presses(page.getByRole('button', { name: '发送' }))
    await page.locator('[data-message]', { hasText: '城南的小满' }).waitFor()
    expect(Date.now() - scanned, 'milliseconds from scanning to being heard').toBeLessThan(30_000)

    await watcher.page.locator('[data-message]', { hasText: '城南的小满' }).waitFor()
    await absent.page.getByRole('link', { name: founded.group.name }).getByText('1条未读').waitFor()
    expect.soft(await newcomer.complaints('joined')).toEqual([])
    expect.soft(await watcher.complaints('newcomer-seen')).toEqual([])
    expect.soft(await absent.complaints('newcomer-unread')).toEqual([])
  },
)

test('whoever opens the chat directly loads no more than 150 KB of script', async () => {
  const founded = await aCommunity(house.world)
  const member = await house.visitor('phone', { as: await aMember(house.world, founded) })
  await member.goes(`/g/${founded.group.id}`)
  await member.page.getByLabel('说点什么').waitFor()
  expect(member.scriptBytes()).toBeLessThanOrEqual(150 * 1024)
  expect(member.scriptBytes(), 'scripts were counted').toBeGreaterThan(30 * 1024)
})
