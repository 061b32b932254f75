/** An operator of many groups: reads on by scrolling, finds one, chooses all that match and takes them along. */
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Download } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCommunity, type Founded } from '../../server/modules/community/test/cast.ts'
import { aHouse } from './house.ts'

const house = aHouse()
const groups = 400
let founded: Founded

beforeAll(async () => {
  founded = await aCommunity(house.world, { name: '四百个群' })
  const { tenant, community } = founded
  const id = `'grp_' || lpad(to_hex(n), 26, '0')`
  const client = new pg.Client({ connectionString: house.world.url })
  await client.connect()
  await client.query(`insert into community.groups (tenant_id, id, community_id, name, about, cap, taken, threshold, join_code, created_at)
    select '${tenant.id}', ${id}, '${community.id}', '第' || n || '群', '', 200, 150, 'open', 'many' || n, now()
      from generate_series(1, ${groups}) n`)
  await client.query(`insert into insight.glances (tenant_id, group_id, settled_on, state, stage, since, reasons, score, trend, seats,
      speakers7, messages7, silent, last_at, told_state)
    select '${tenant.id}', ${id}, current_date - 1, (array['love','doubt','breakup','dead'])[1 + n % 4], 'mature', current_date - 3,
      '[]', 20 + n % 70, (select jsonb_agg(30 + (n + k * k) % 40) from generate_series(1, 28) k), 20 + n % 150, n % 50, n % 900,
      n % 20, now() - n * interval '7 minutes', 'love' from generate_series(1, ${groups}) n`)
  await client.end()
})

describe.each([
  ['desk', 'zh-CN', 'light'],
  ['desk', 'en', 'dark'],
  ['phone', 'zh-CN', 'dark'],
] as const)('at the %s, in %s, %s', (screen, language, theme) => {
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)

  test('the list goes on as one scrolls, and finds one among all', async () => {
    const operator = await house.visitor(screen, { as: founded.owner, language, theme })
    const { page } = operator
    await operator.goes('/console/communities?sort=last&down=true')
    await page.getByText(say('401 / 401 个群', '401 of 401 groups')).waitFor()
    expect.soft(await operator.complaints(`large-field-${language}-${theme}`)).toEqual([])
    const last = page.getByRole('link', { name: '第400群', exact: true })
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
          return last.isVisible()
        },
        { timeout: 20_000, interval: 150 },
      )
      .toBe(true)
    // Only what is near the window is drawn.
    expect(await page.locator('tbody tr').count()).toBeLessThan(60)
    expect.soft(await operator.complaints(`large-field-end-${language}-${theme}`)).toEqual([])
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.getByLabel(say('搜索群、社群、群主', 'Search groups, communities, owners')).fill('第377')
    await page.getByText(say('1 / 401 个群', '1 of 401 groups')).waitFor()
    await page.getByRole('link', { name: '第377群' }).waitFor()
  })

  test('all that match are chosen and taken along, read already or not', async () => {
    const operator = await house.visitor(screen, { as: founded.owner, language, theme })
    const { page } = operator
    await operator.goes('/console/communities?state=doubt')
    await page.getByText(say('100 / 401 个群', '100 of 401 groups')).waitFor()
    if (screen === 'desk') {
      await page.getByLabel(say('选择全部', 'Choose all')).check()
      await page.getByLabel(say('选择 第', 'Choose 第')).first().uncheck()
    }
    const label = screen === 'desk' ? say('导出所选', 'Export chosen') : say('导出这 100 个群', 'Export these 100')
    const button = page.getByRole('button', { name: label })
    await button.scrollIntoViewIfNeeded()
    expect.soft(await operator.complaints(`large-field-chosen-${language}-${theme}`)).toEqual([])
    const [download] = (await Promise.all([page.waitForEvent('download'), operator.presses(button)])) as [
      Download,
      void,
    ]
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(1 + (screen === 'desk' ? 99 : 100))
  })

  test('the picture of the field, and the groups of one community', async () => {
    const operator = await house.visitor(screen, { as: founded.owner, language, theme })
    await operator.goes('/console/communities?view=field')
    expect.soft(await operator.complaints(`large-field-picture-${language}-${theme}`)).toEqual([])
    await operator.goes(`/console/communities/${founded.community.id}`)
    await operator.presses(operator.page.getByRole('main').getByRole('button', { name: say('更多', 'More') }))
    await operator.page.getByRole('link', { name: '第99群', exact: true }).waitFor()
    expect.soft(await operator.complaints(`large-community-${language}-${theme}`)).toEqual([])
    expect(await operator.isTooWide()).toBe(false)
  })
})
