/** Somebody at a screen, and everything that went wrong before their eyes. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page, Request, Response } from 'playwright-core'

export const screens = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const
export type Screen = keyof typeof screens

/** Longer than anything may take on a busy machine, in milliseconds. */
const patience = 15_000

const album = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** Chromium says every failed request twice; the requests themselves are watched. */
const saidTwice = /^Failed to load resource|WebSocket connection to/

export class Visitor {
  readonly page: Page
  readonly screen: Screen
  readonly #scripts = new Map<string, number>()
  readonly #troubles: string[] = []
  readonly #refusals = new Set<string>()
  readonly #reading: Promise<unknown>[] = []
  readonly #underWay = new Set<Request>()
  #isOffline = false

  constructor(page: Page, screen: Screen) {
    this.page = page
    page.setDefaultTimeout(patience)
    this.screen = screen
    page.on('console', (said) => {
      if (said.type() === 'error' && !saidTwice.test(said.text())) this.#troubles.push(`console: ${said.text()}`)
    })
    page.on('pageerror', (fault) => this.#troubles.push(`uncaught: ${fault.stack ?? fault.message}`))
    page.on('request', (request) => this.#underWay.add(request))
    page.on('requestfinished', (request) => this.#underWay.delete(request))
    page.on('requestfailed', (request) => this.#noteFailure(request))
    page.on('response', (response) => this.#reading.push(this.#note(response)))
  }

  /** Goes to an address of the house and waits until nothing is being fetched or drawn any more. */
  async goes(path: string): Promise<void> {
    await this.page.goto(path)
    await this.settled()
  }

  /** Waits until the page has a heading, everything asked for has come, and nothing moves. */
  async settled(): Promise<void> {
    await this.page.getByRole('heading').first().waitFor()
    for (let calm = 0; calm < 3; calm = (await this.#isWaiting()) ? 0 : calm + 1) await this.page.waitForTimeout(50)
    await this.page.evaluate(finishMotion)
  }

  async #isWaiting(): Promise<boolean> {
    return this.#underWay.size > 0 || this.page.locator('[aria-busy="true"], .skeleton').first().isVisible()
  }

  /** Presses as one does at this screen: with the mouse or with a finger. */
  async presses(place: Locator): Promise<void> {
    await (this.screen === 'phone' ? place.tap() : place.click())
  }

  async losesTheNetwork(): Promise<void> {
    this.#isOffline = true
    await this.page.context().setOffline(true)
  }

  async findsTheNetwork(): Promise<void> {
    await this.page.context().setOffline(false)
    this.#isOffline = false
  }

  /** Whether the page runs out of the screen to the side, so that one has to scroll both ways. */
  async isTooWide(): Promise<boolean> {
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth)
    return width > screens[this.screen].viewport.width
  }

  /** Compressed bytes of all scripts that came over the wire so far. */
  scriptBytes(): number {
    return [...this.#scripts.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  /** Keeps a picture of what is on the screen in `test-results/`. */
  async photograph(name: string): Promise<void> {
    await mkdir(album, { recursive: true })
    await this.page.screenshot({ path: `${album}${name.replace(/[^\p{L}\p{N}-]+/gu, '-')}-${this.screen}.png` })
  }

  /**
   * Keeps a picture and tells all that is wrong with what is on the screen: barriers, errors, failures, and refusals so
   * far other than those that belong to the story.
   */
  async complaints(name: string, { refused = [] }: { refused?: string[] } = {}): Promise<string[]> {
    await this.settled()
    await this.photograph(name)
    await Promise.all(this.#reading)
    const unasked = [...this.#refusals].filter((refusal) => !refused.includes(refusal))
    const missing = refused.filter((refusal) => !this.#refusals.has(refusal))
    return [
      ...(await this.accessibility()),
      ...this.#troubles,
      ...unasked.map((refusal) => `refused: ${refusal}`),
      ...missing.map((refusal) => `not refused: ${refusal}`),
    ]
  }

  /** What axe has to say against the page: rule, and where. */
  async accessibility(): Promise<string[]> {
    const axe = new AxeBuilder({ page: this.page }).options(rules)
    // No frames of other houses here: it need not open a page of its own to put what it finds together.
    const { violations } = await axe.setLegacyMode().analyze()
    return violations
      .filter(({ impact }) => impact !== 'minor')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary}\n${node.html.slice(0, 400)}`),
      )
  }

  async #note(response: Response): Promise<void> {
    const { pathname } = new URL(response.url())
    if (response.status() >= 400) this.#refusals.add(await refusalIn(response, pathname))
    if (response.request().resourceType() !== 'script' || response.fromServiceWorker()) return
    const { responseBodySize } = await response
      .request()
      .sizes()
      .catch(() => ({ responseBodySize: 0 }))
    this.#scripts.set(pathname, responseBodySize)
  }

  #noteFailure(request: Request): void {
    this.#underWay.delete(request)
    const why = request.failure()?.errorText ?? ''
    // Whoever leaves a page stops what it was still fetching.
    if (why === 'net::ERR_ABORTED' || this.#isOffline) return
    this.#troubles.push(`${request.method()} ${request.url()}: ${why}`)
  }
}

/** What is judged; what passes is not gathered. */
const rules: Parameters<AxeBuilder['options']>[0] = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
}

async function refusalIn(response: Response, pathname: string): Promise<string> {
  const body: { code?: string } = await response.json().catch(() => ({}))
  return body.code ?? `${response.status()} ${pathname}`
}

/** Colours are judged when they have arrived. */
async function finishMotion(): Promise<void> {
  const finite = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.all(finite.map(({ finished }) => finished.catch(() => undefined)))
}
