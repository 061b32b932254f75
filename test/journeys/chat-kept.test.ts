/** What was said is put right, taken back, pinned and gathered; and nothing said or typed is lost with the network. */
import { describe, expect, test } from 'vitest'
import { aTalk, chooses, said, says, sends } from './chatting.ts'
import { aHouse } from './house.ts'

const house = aHouse()

describe.each(['phone', 'desk'] as const)('at the %s', (screen) => {
  test('words are put right or taken back, the owner pins, and a topic gathers', async () => {
    const { cast, speaker, friend } = await aTalk(house, screen)
    await says(speaker, '周六七点南湖北门')
    await chooses(speaker, '周六七点南湖北门', '编辑')
    await speaker.page.getByLabel('说点什么').fill('周六六点南湖北门集合')
    await sends(speaker)
    await said(friend, '周六六点南湖北门集合').getByText('已编辑').waitFor()
    await says(speaker, '发错群了')
    await said(friend, '发错群了').waitFor()
    await chooses(speaker, '发错群了', '撤回')
    await said(friend, '成员1撤回了一条消息').waitFor()
    await said(friend, '发错群了').waitFor({ state: 'detached' })

    const owner = await house.visitor(screen, { as: cast.owner })
    await owner.goes(`/g/${cast.groupId}`)
    await chooses(owner, '周六六点南湖北门集合', '置顶')
    await friend.page.locator('.bar-pins').getByText('周六六点南湖北门集合').waitFor()
    expect.soft(await owner.complaints('chat-pinned')).toEqual([])

    await chooses(speaker, '周六六点南湖北门集合', '开话题')
    await speaker.page.getByLabel('话题名称').fill('周六观鸟')
    await speaker.presses(speaker.page.getByRole('dialog').getByRole('button', { name: '开话题' }))
    await speaker.page.getByRole('heading', { name: '# 周六观鸟' }).waitFor()
    await says(speaker, '我带早饭')
    await said(friend, '我带早饭').getByText('周六观鸟').waitFor()
    expect.soft(await speaker.complaints('chat-topic')).toEqual([])
  })

  test('what was typed survives a reload; what was said offline is sent once when the network is back', async () => {
    const { cast, speaker, friend } = await aTalk(house, screen)
    const { page } = speaker
    await says(friend, '明天见')
    await page.getByLabel('说点什么').fill('写到一半')
    await speaker.goes(`/g/${cast.groupId}`)
    expect(await page.getByLabel('说点什么').inputValue()).toBe('写到一半')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

    await speaker.losesTheNetwork()
    await page.getByText('网络已断开').waitFor()
    await page.getByLabel('说点什么').fill('隧道里说的话')
    await sends(speaker)
    await page.locator('.pending', { hasText: '隧道里说的话' }).waitFor()
    expect.soft(await speaker.complaints('chat-offline')).toEqual([])
    await page.reload()
    await said(speaker, '明天见').waitFor()
    await page.locator('.pending', { hasText: '隧道里说的话' }).waitFor()

    await speaker.findsTheNetwork()
    await said(friend, '隧道里说的话').waitFor()
    await said(speaker, '隧道里说的话').waitFor()
    expect(await said(friend, '隧道里说的话').count()).toBe(1)
    expect(await said(speaker, '隧道里说的话').count()).toBe(1)
    expect.soft(await speaker.complaints('chat-online-again')).toEqual([])
  })
})
