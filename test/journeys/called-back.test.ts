/** Turning notices on, being called while away, and being left alone once one has looked. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { aGroup } from '../../server/modules/messaging/test/cast.ts'
import { moveCursorEndpoint } from '../../server/modules/messaging/contract.ts'
import { type Browser, openPushService } from '../../server/modules/notices/test/push-service.ts'
import { openWorld } from '../world.ts'
import { aHouse } from './house.ts'
import { tour } from './tour.ts'
import type { Screen, Visitor } from './visitor.ts'

/** Longer than anything may take on a busy machine, in milliseconds. */
const patience = { timeout: 20_000 }
const service = await openPushService()
afterAll(() => service.close())
const house = aHouse(() => openWorld({ settings: { PUSH_ORIGINS: service.origin } }))

/** Browsers under test reach no push service: ours takes its place, and what it decrypts is handed to the real worker. */
async function subscribesWithUs(context: BrowserContext): Promise<Browser[]> {
  const browsers: Browser[] = []
  await context.exposeFunction('subscribeWithUs', async (key: string) => {
    const browser = await service.browser(key)
    browsers.push(browser)
    return { endpoint: browser.address, keys: { p256dh: browser.p256dh, auth: browser.auth } }
  })
  await context.addInitScript(() => {
    let present: object | null = null
    const unsubscribe = async () => {
      present = null
      return true
    }
    // Exposed above; a page's own window knows nothing of it.
    const { subscribeWithUs } = window as unknown as { subscribeWithUs: (key: unknown) => Promise<object> }
    Object.assign(PushManager.prototype, {
      async subscribe({ applicationServerKey }: PushSubscriptionOptionsInit) {
        const words = await subscribeWithUs(applicationServerKey)
        present = { ...words, toJSON: () => words, unsubscribe }
        return present
      },
      getSubscription: async () => present,
    })
  })
  return browsers
}

/** The browser's end of the line. */
class Line {
  readonly #session: CDPSession
  readonly #origin: string
  #registration = ''
  constructor(session: CDPSession, origin: string) {
    this.#session = session
    this.#origin = origin
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId, isDeleted } of registrations) if (!isDeleted) this.#registration = registrationId
    })
  }

  static async to(page: Page): Promise<Line> {
    const session = await page.context().newCDPSession(page)
    const line = new Line(session, new URL(page.url()).origin)
    await session.send('ServiceWorker.enable')
    await vi.waitUntil(() => line.#registration !== '', patience)
    return line
  }

  async delivers(pushed: unknown): Promise<void> {
    const words = { origin: this.#origin, registrationId: this.#registration, data: JSON.stringify(pushed) }
    await this.#session.send('ServiceWorker.deliverPushMessage', words)
  }
}

const noticesOn = ({ page }: Visitor) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready
    return (await worker.getNotifications()).map(({ title, body }) => `${title}｜${body}`)
  })

async function arrives(screen: Screen, allowed: boolean) {
  const cast = await aGroup(house.world, 2)
  const visitor = await house.visitor(screen, { as: cast.members[0]! })
  const context = visitor.page.context()
  if (allowed) await context.grantPermissions(['notifications'], { origin: house.url })
  const browsers = await subscribesWithUs(context)
  await visitor.goes('/me')
  await visitor.presses(visitor.page.getByRole('link', { name: '通知' }))
  await visitor.page.getByRole('heading', { name: '这台设备' }).waitFor()
  return { cast, visitor, browsers }
}

describe.each(['phone', 'desk'] as const)('at the %s', (screen) => {
  test('turned on and tried, one is called while elsewhere, and the notice goes when the chat is read', async () => {
    const { cast, visitor, browsers } = await arrives(screen, true)
    const { page } = visitor
    await visitor.presses(page.getByRole('switch', { name: '在这台设备上通知我' }))
    await page.getByRole('heading', { name: '会收到通知的设备' }).waitFor()
    const [browser] = browsers
    await visitor.presses(page.getByRole('button', { name: '发一条试试' }))
    await expect.poll(() => browser!.pushed().length, patience).toBe(1)
    const line = await Line.to(page)
    await line.delivers(browser!.pushed()[0])
    await expect.poll(() => noticesOn(visitor), patience).toEqual(['通知已打开｜以后有新消息会像这样告诉你。'])

    const [anna, ben] = cast.members
    await expect
      .poll(
        async () => (await anna!.tries(moveCursorEndpoint, { groupId: cast.groupId, readNumber: 0 })).status,
        patience,
      )
      .toBe(200)
    await ben!.says(cast.groupId, '湿地来了白鹭', { mentions: [anna!.id] })
    await expect.poll(() => browser!.pushed().length, patience).toBe(2)
    await line.delivers(browser!.pushed()[1])
    await expect
      .poll(() => noticesOn(visitor), patience)
      .toContainEqual(expect.stringMatching(/｜\[有人@我\] 成员2：湿地来了白鹭$/))
    await visitor.goes(`/g/${cast.groupId}`)
    await expect.poll(() => noticesOn(visitor), patience).toEqual([expect.stringMatching(/^通知已打开/)])
  })

  test('what one wishes is kept: what of, quiet hours, and how much is said', async () => {
    const { visitor } = await arrives(screen, true)
    const { page } = visitor
    await visitor.presses(page.getByText('只要@我和回复我的'))
    await visitor.presses(page.getByRole('switch', { name: /^安静时段/ }))
    await page.getByLabel('从', { exact: true }).fill('23:30')
    await page.getByLabel('到', { exact: true }).fill('07:00')
    await page.getByLabel('到', { exact: true }).blur()
    await visitor.presses(page.getByRole('switch', { name: /^点名找我可以打扰/ }))
    await visitor.presses(page.getByRole('switch', { name: /^隐私模式/ }))
    expect.soft(await visitor.complaints('notices')).toEqual([])
    await visitor.goes('/me/notices')
    expect(await page.getByLabel('只要@我和回复我的').isChecked()).toBe(true)
    expect(await page.getByLabel('从', { exact: true }).inputValue()).toBe('23:30')
    expect(await page.getByLabel('到', { exact: true }).inputValue()).toBe('07:00')
    for (const name of [/^点名找我可以打扰/, /^隐私模式/]) {
      expect(await page.getByRole('switch', { name }).isChecked()).toBe(true)
    }
    await page.getByLabel('到', { exact: true }).fill('23:30')
    await page.getByText('请填两个不同的时间。').waitFor()
    expect.soft(await visitor.complaints('notices-wrong-hours')).toEqual([])
  })

  test('a browser that refuses is explained, with what to do', async () => {
    const { visitor } = await arrives(screen, false)
    const { page } = visitor
    const offer = page.getByRole('switch', { name: '在这台设备上通知我' })
    if (await offer.isVisible()) await visitor.presses(offer)
    await page.getByText('浏览器不允许本站发通知').waitFor()
    expect.soft(await visitor.complaints('notices-refused')).toEqual([])
  })
})

test('the page of notices reads well in English and in the dark', async () => {
  const { members } = await aGroup(house.world, 1)
  const look = { screen: 'phone', language: 'en', theme: 'dark' } as const
  expect(await tour(house, look, ['/me', '/me/notices'], members[0])).toEqual([])
})
