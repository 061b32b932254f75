/** The house the stories happen in: the whole product behind a real port, and a browser whose pages are watched. */
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { cookieName } from '../../server/kernel/http/credential.ts'
import { type Caller, openWorld, type World } from '../world.ts'
import { type Screen, screens, Visitor } from './visitor.ts'

// Plain JavaScript, as the launcher is; so its type is told here.
const { prepareChromium } = (await import(new URL('../../launch/chromium.mjs', import.meta.url).href)) as {
  prepareChromium: () => Promise<string>
}

export type Look = {
  /** Somebody who is signed in already; else a stranger. */
  as?: Caller
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
}

export class House {
  #open: { world: World; browser: Browser; url: string } | null = null

  async open(world: World): Promise<void> {
    const browser = await chromium.launch({ executablePath: await prepareChromium() })
    this.#open = { world, browser, url: await world.listen() }
    await world.work()
  }

  /** Somebody sits down at a screen; what they see is kept when the story fails. */
  async visitor(screen: Screen, { as, language = 'zh-CN', theme = 'light' }: Look = {}): Promise<Visitor> {
    const context = await this.#opened.browser.newContext({
      ...screens[screen],
      baseURL: this.url,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    if (as?.cookie) await context.addCookies([{ name: cookieName, value: as.cookie, url: this.url }])
    const place = context.browser()?.contexts().length
    const visitor = new Visitor(await context.newPage(), screen)
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail')
        await visitor.photograph(`failed-${task.name.slice(0, 60)}-${place}`).catch(() => {})
      await context.close()
    })
    return visitor
  }

  async close(): Promise<void> {
    await this.#open?.browser.close()
    await this.#open?.world.close()
  }

  get world(): World {
    return this.#opened.world
  }

  get url(): string {
    return this.#opened.url
  }

  get #opened() {
    if (!this.#open) throw new Error('the house is not open yet')
    return this.#open
  }
}

/** One house for all stories of a file; on a world of its own unless another is brought. */
export function aHouse(build: () => Promise<World> = () => openWorld()): House {
  const house = new House()
  beforeAll(async () => house.open(await build()), 120_000)
  afterAll(() => house.close())
  return house
}
