/** Taking out what is one's own, leaving for good and thinking again; a group and a whole space out, and back. */
import { readFile } from 'node:fs/promises'
import type { Download } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCommunity, aMember } from '../../server/modules/community/test/cast.ts'
import { aPerson, aTenant, signInAs } from '../../server/modules/identity/test/cast.ts'
import { unpack } from '../../server/modules/archive/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

/** Presses what downloads, and answers the entries of the archive that came. */
async function downloads({ page }: Visitor, press: () => Promise<void>) {
  const [download] = (await Promise.all([page.waitForEvent('download'), press()])) as [Download, void]
  return unpack(await readFile(await download.path()))
}

test.each(['zh-CN', 'en'] as const)('a member takes out what is theirs, on the phone, in %s', async (language) => {
  const founded = await aCommunity(house.world)
  const hemiao = await aMember(house.world, founded, { name: '何苗' })
  const member = await house.visitor('phone', { as: hemiao, language })
  const { page } = member
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  await member.goes('/me')
  await member.presses(page.getByRole('link', { name: say('我的数据', 'My data') }))
  await page.getByRole('heading', { name: say('导出我的数据', 'Export my data') }).waitFor()
  expect.soft(await member.complaints(`my-data-${language}`)).toEqual([])
  expect(await member.isTooWide()).toBe(false)
  await member.presses(page.getByRole('button', { name: say('导出', 'Export'), exact: true }))
  const link = page.getByRole('link', { name: say('下载', 'Download') })
  await link.waitFor()
  const entries = await downloads(member, () => member.presses(link))
  expect(entries.get('about-me.json')).toContain('何苗')
  expect.soft(await member.complaints(`my-data-ready-${language}`)).toEqual([])
})

test('a member asks to leave for good, and takes it back by signing in', async () => {
  const founded = await aCommunity(house.world)
  const hemiao = await aMember(house.world, founded, { name: '何苗' })
  const member = await house.visitor('phone', { as: hemiao })
  const { page } = member
  await member.goes('/me/data')
  await member.presses(page.getByRole('button', { name: '注销账号' }))
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('你的名字').fill('何')
  await member.presses(sheet.getByRole('button', { name: '注销账号' }))
  await sheet.getByText('输入的名字不对').waitFor()
  expect(await sheet.getByLabel('你的名字').inputValue()).toBe('何')
  expect.soft(await member.complaints('leave-refused', { refused: ['archive.not_confirmed'] })).toEqual([])
  await sheet.getByLabel('你的名字').fill('何苗')
  await member.presses(sheet.getByRole('button', { name: '注销账号' }))
  await page.waitForURL(/\/sign-in/)
  await page.getByText(/已申请注销/).waitFor()

  const back = await house.visitor('phone', { as: await signInAs(house.world, founded.tenant.id, hemiao.id) })
  await back.goes('/me/data')
  await back.page.getByText(/注销申请已取消/).waitFor()
  expect.soft(await back.complaints('leave-taken-back')).toEqual([])
})

test('whoever must hand something over first is told so, and cannot go on', async () => {
  const { tenant } = await aCommunity(house.world)
  const owner = await house.visitor('phone', { as: tenant.owner })
  await owner.goes('/me/data')
  await owner.page.getByText('你是这个空间最后一位所有者').waitFor()
  expect(await owner.page.getByRole('button', { name: '注销账号' }).isDisabled()).toBe(true)
  const colleague = await aPerson(house.world, tenant, { name: '阿德', role: 'staff' })
  const { group } = await aCommunity(house.world, { tenant, owner: colleague, name: '夜跑团' })
  const other = await house.visitor('phone', { as: colleague })
  await other.goes('/me/data')
  await other.page.getByText('你还是这些群的群主').waitFor()
  await other.page.getByRole('link', { name: group.name }).waitFor()
  expect.soft(await other.complaints('leave-held')).toEqual([])
})

test('an owner takes out a group and the whole space at the desk, and brings it back into a new one', async () => {
  const { tenant, group, community } = await aCommunity(house.world)
  const owner = await house.visitor('desk', { as: tenant.owner })
  const { page } = owner
  await owner.goes(`/console/groups/${group.id}/settings`)
  const takesOut = async (title: string) => {
    const panel = page.locator('section', { has: page.getByRole('heading', { name: title }) })
    await owner.presses(panel.getByRole('button', { name: /^导\s*出$/ }))
    const link = panel.getByRole('link', { name: /下\s*载/ })
    await link.waitFor()
    return downloads(owner, () => owner.presses(link))
  }
  expect((await takesOut('导出这个群')).get('rows/community.groups.jsonl')).toContain(group.name)
  expect.soft(await owner.complaints('export-group')).toEqual([])
  await owner.goes(`/console/communities/${community.id}?tab=card`)
  expect((await takesOut('导出这个社群')).has('manifest.json')).toBe(true)
  expect.soft(await owner.complaints('export-community')).toEqual([])
  await owner.goes('/console/settings')
  await page.getByText('这个空间已经有内容，不能再恢复。').waitFor()
  const panel = page.locator('section', { has: page.getByRole('heading', { name: '导出整个空间' }) })
  await owner.presses(panel.getByRole('button', { name: /^导\s*出$/ }))
  const link = panel.getByRole('link', { name: /下\s*载/ })
  await link.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), owner.presses(link)])
  expect.soft(await owner.complaints('export-tenant')).toEqual([])

  const home = await aTenant(house.world, { name: '新家' })
  const founder = await house.visitor('desk', { as: home.owner })
  await founder.goes('/console/settings')
  const chooser = founder.page.locator('input[type="file"]')
  await chooser.setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('nothing') })
  await founder.page.getByText('这不是群落导出的').waitFor()
  await chooser.setInputFiles(await download.path())
  await founder.page.getByText(/已恢复 \d+ 条记录/).waitFor()
  // The space bears the name it had where it came from.
  await founder.page.getByText('临水联盟').filter({ visible: true }).first().waitFor()
  expect(await founder.page.getByLabel('空间名称').inputValue()).toBe('临水联盟')
  expect.soft(await founder.complaints('restored', { refused: ['archive.not_an_archive'] })).toEqual([])
  await founder.goes(`/console/groups/${group.id}/members`)
  await founder.page.getByText('林岚').first().waitFor()
})
