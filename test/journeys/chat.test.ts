/** Two people and a group's owner talk, each at their own screen. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { aTalk, chooses, opensMenu, said, says, sends, takes } from './chatting.ts'
import { aHouse } from './house.ts'

const house = aHouse()

describe.each(['phone', 'desk'] as const)('at the %s', (screen) => {
  test('answers, calls by name and reactions arrive at once', async () => {
    const { speaker, friend } = await aTalk(house, screen)
    await says(friend, '周末去看白鹭吗')
    await chooses(speaker, '周末去看白鹭吗', '回复')
    await says(speaker, '去，几点集合')
    await said(friend, '去，几点集合')
      .getByRole('button', { name: /周末去看白鹭吗/ })
      .waitFor()

    await speaker.page.getByLabel('说点什么').pressSequentially('@成员')
    await speaker.presses(speaker.page.getByRole('option', { name: '成员2' }))
    await speaker.page.getByLabel('说点什么').pressSequentially('带望远镜')
    await sends(speaker)
    await said(friend, '带望远镜').locator('.mention-me').waitFor()

    await chooses(friend, '去，几点集合', '👍')
    const thumb = said(speaker, '去，几点集合').getByRole('button', { name: '👍，1 人' })
    await speaker.presses(thumb)
    await said(friend, '去，几点集合').getByRole('button', { name: '👍，2 人' }).waitFor()
    expect.soft(await speaker.complaints('chat-talk')).toEqual([])
    await opensMenu(speaker, said(speaker, '去，几点集合'))
    expect.soft(await speaker.complaints('chat-menu')).toEqual([])
    await speaker.page.keyboard.press('Escape')
    // Who listens to the page presses the button, at a phone too, where nobody sees it.
    await said(speaker, '去，几点集合').getByRole('button', { name: '消息操作' }).press('Enter')
    await speaker.page.getByRole('dialog').getByRole('button', { name: '回复' }).waitFor()
  })

  test('a poll is asked and voted on, and a picture is shown', async () => {
    const { speaker, friend } = await aTalk(house, screen)
    const { page } = speaker
    await takes(speaker, '投票')
    await page.getByLabel('问题').fill('去哪里观鸟？')
    await page.getByLabel('选项 1').fill('南湖')
    await page.getByLabel('选项 2').fill('西溪')
    expect.soft(await speaker.complaints('chat-poll-form')).toEqual([])
    await speaker.presses(page.getByRole('button', { name: '发起', exact: true }))
    await said(friend, '去哪里观鸟？').getByRole('button', { name: /南湖/ }).click()
    await said(speaker, '去哪里观鸟？').getByText('1 人已投').waitFor()

    await speaker.presses(page.getByRole('button', { name: '图片、文件、投票等' }))
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      speaker.presses(page.getByRole('button', { name: '图片视频' })),
    ])
    await chooser.setFiles({ name: '白鹭.png', mimeType: 'image/png', buffer: await aPicture() })
    await page.getByLabel('说点什么').fill('今早拍的白鹭')
    await sends(speaker)
    await said(friend, '今早拍的白鹭').getByRole('button', { name: '查看图片 白鹭.png' }).click()
    await friend.page.getByRole('dialog').locator('img').waitFor()
    expect.soft(await friend.complaints('chat-picture')).toEqual([])
    expect.soft(await speaker.complaints('chat-poll')).toEqual([])
  })
})

const aPicture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#9fb8a4' } })
    .png()
    .toBuffer()
