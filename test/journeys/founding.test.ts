/** A founder comes with the set-up link and leaves with a community that people can join. */
import { describe, expect, test } from 'vitest'
import { offerSetUp } from '../../server/modules/identity/index.ts'
import { aHouse } from './house.ts'

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  const house = aHouse()

  test('a founder opens the set-up link, founds a community and gets link, QR code and poster', async () => {
    const offer = await offerSetUp(house.world.ground)
    const founder = await house.visitor(screen)
    const { page } = founder
    await founder.goes(`/console/setup?token=${offer?.token}`)
    expect.soft(await founder.complaints('set-up')).toEqual([])
    await page.getByLabel('空间名称').fill('临水联盟')
    await page.getByLabel('短名').fill('linshui')
    await page.getByLabel('你的名字').fill('林岚')
    await page.getByLabel('邮箱或手机号').fill('linlan@example.com')
    await page.getByLabel('密码（可不填）').fill('moss-and-water-2026')
    await founder.presses(page.getByRole('button', { name: '开始使用' }))
    await page.getByRole('heading', { name: '今日' }).waitFor()
    expect.soft(await founder.complaints('first-day')).toEqual([])

    await founder.presses(page.getByRole('link', { name: '新建社群' }))
    await page.getByRole('radio', { name: '知识' }).check()
    await page.getByLabel('社群名称').fill('临水读书会')
    expect.soft(await founder.complaints('founding')).toEqual([])
    await founder.presses(page.getByRole('button', { name: '创建', exact: true }))
    await page.getByText('「临水读书会」建好了').waitFor()
    expect(await page.getByLabel('入群链接').inputValue()).toMatch(new RegExp(`^${house.url}/j/`))
    await seesPicture(page.getByAltText(/的入群二维码$/))
    const [poster] = await Promise.all([
      page.waitForEvent('download'),
      founder.presses(page.getByRole('link', { name: '下载海报' })),
    ])
    expect(poster.suggestedFilename()).toMatch(/\.png$/)
    expect(await poster.failure()).toBeNull()
    expect.soft(await founder.complaints('founded')).toEqual([])

    await founder.presses(page.getByRole('button', { name: '打开群页' }))
    await page.waitForURL(/\/console\/groups\/grp_/)
    expect.soft(await founder.complaints('new-group')).toEqual([])
  })
})

async function seesPicture(picture: import('playwright-core').Locator): Promise<void> {
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(0)
}
