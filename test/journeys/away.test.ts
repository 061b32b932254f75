/** Away from the network: the app opens from a closed tab, nothing typed or said is lost, and each message is sent once. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { readChatEndpoint } from '../../server/modules/messaging/contract.ts'
import { aTalk, said, says, sends } from './chatting.ts'
import { aHouse } from './house.ts'
import { Visitor } from './visitor.ts'

const house = aHouse()

/** The app is on the device: its worker has everything and answers for it. */
const isKept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null))

/** A tab of the same browser; what it sends is counted. */
async function anotherTab({ page, screen }: Visitor, attempts: string[] = []): Promise<Visitor> {
  const tab = await page.context().newPage()
  tab.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(String(payload)) as { t: string; draft?: { text: string } }
      if (frame.t === 'send') attempts.push(frame.draft?.text ?? '')
    }),
  )
  tab.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/messages')) attempts.push(request.postData() ?? '')
  })
  return new Visitor(tab, screen)
}

const inBox = ({ page }: Visitor) => page.getByLabel('说点什么')
const waiting = ({ page }: Visitor, words: string) => page.locator('.pending', { hasText: words })

async function saysInVain(visitor: Visitor, words: string): Promise<void> {
  await inBox(visitor).fill(words)
  await sends(visitor)
  await waiting(visitor, words).waitFor()
}

describe.each(['phone', 'desk'] as const)('at the %s', (screen) => {
  test('opened from a closed tab without a network, everything is there; with it, each message is sent once', async () => {
    const { cast, speaker, friend } = await aTalk(house, screen)
    await says(friend, '周六六点南湖北门')
    await said(speaker, '周六六点南湖北门').waitFor()
    await isKept(speaker.page)
    // What is shown is written to the device within a second.
    await speaker.page.waitForTimeout(1_200)

    await speaker.losesTheNetwork()
    await speaker.page.getByText('网络已断开').waitFor()
    await saysInVain(speaker, '我带望远镜')
    await saysInVain(speaker, '还有早饭')
    await inBox(speaker).fill('要不要也带')
    const reopened = await anotherTab(speaker)
    await speaker.page.close()

    await reopened.losesTheNetwork()
    await reopened.page.goto('/')
    const row = reopened.page.getByRole('link', { name: /周六六点南湖北门/ })
    await row.waitFor()
    expect.soft(await reopened.complaints('away-inbox')).toEqual([])
    await reopened.presses(row)
    await said(reopened, '周六六点南湖北门').waitFor()
    await waiting(reopened, '我带望远镜').waitFor()
    await waiting(reopened, '还有早饭').waitFor()
    expect(await inBox(reopened).inputValue()).toBe('要不要也带')

    await reopened.findsTheNetwork()
    await said(friend, '还有早饭').waitFor()
    await waiting(reopened, '还有早饭').waitFor({ state: 'detached' })
    expect(await inBox(reopened).inputValue()).toBe('要不要也带')
    const { messages } = await cast.owner.asks(readChatEndpoint, { groupId: cast.groupId })
    expect(messages.map(({ text }) => text)).toEqual(['周六六点南湖北门', '我带望远镜', '还有早饭'])
    expect.soft(await reopened.complaints('away-back')).toEqual([])
  })
})

test('of two tabs that come back to the network one sends, and both show each message once', async () => {
  const { cast, speaker, friend } = await aTalk(house, 'desk')
  await isKept(speaker.page)
  const early = await anotherTab(speaker)
  await early.goes(`/g/${cast.groupId}`)
  await speaker.losesTheNetwork()
  await early.losesTheNetwork()
  const texts = ['一号标', '二号标', '三号标', '四号标']
  for (const [place, text] of texts.entries()) await saysInVain(place % 2 ? early : speaker, text)

  const attempts: string[] = []
  const tabs = [await anotherTab(speaker, attempts), await anotherTab(speaker, attempts)] as const
  await speaker.page.close()
  await early.page.close()
  for (const tab of tabs) {
    await tab.losesTheNetwork()
    await tab.page.goto(`/g/${cast.groupId}`)
    for (const text of texts) await waiting(tab, text).waitFor()
  }
  attempts.length = 0
  await tabs[0].findsTheNetwork()
  await tabs[1].findsTheNetwork()
  for (const text of texts) await said(friend, text).waitFor()
  for (const tab of tabs) {
    await tab.page.locator('.pending').first().waitFor({ state: 'detached' })
    for (const text of texts) expect(await said(tab, text).count()).toBe(1)
  }
  const { messages } = await cast.owner.asks(readChatEndpoint, { groupId: cast.groupId })
  expect(messages.map(({ text }) => text)).toEqual(texts)
  expect(attempts.toSorted()).toEqual(texts.toSorted())
})
