/** Coming in and going out: one-time links, passwords, and where one is signed in. */
import { expect, test } from 'vitest'
import { offerSignInLink } from '../../server/modules/identity/index.ts'
import { aPerson, aTenant, openPostOffice, signInAs } from '../../server/modules/identity/test/cast.ts'
import { aHouse } from './house.ts'

const house = aHouse()
const password = 'moss-and-water-2026'

test.each(['phone', 'desk'] as const)('a one-time link lets in once, at the %s', async (screen) => {
  const tenant = await aTenant(house.world)
  const token = await house.world.within(tenant.id, (ctx) => offerSignInLink(ctx, tenant.owner.id, 15))
  const owner = await house.visitor(screen)
  await owner.goes(`/console/sign-in?token=${token}`)
  await owner.page.getByRole('heading', { name: '今日' }).waitFor()
  const thief = await house.visitor(screen)
  await thief.goes(`/console/sign-in?token=${token}`)
  await thief.page.getByText('这个登录链接已失效或已用过').waitFor()
  expect.soft(await thief.complaints('link-used', { refused: ['identity.link_invalid'] })).toEqual([])
  await thief.goes(`/sign-in?token=${token}`)
  await thief.page.getByText('这个登录链接已失效或已用过').waitFor()
  expect.soft(await thief.complaints('member-link-used', { refused: ['identity.link_invalid'] })).toEqual([])
})

test.each(['phone', 'desk'] as const)(
  'a link is asked for, arrives by letter and lets in, at the %s',
  async (screen) => {
    const post = openPostOffice(house.world)
    const tenant = await aTenant(house.world)
    const address = `hemiao-${screen}@example.com`
    await aPerson(house.world, tenant, { name: '何苗', address })
    const member = await house.visitor(screen)
    const { page } = member
    await member.goes('/')
    await page.waitForURL(/\/sign-in/)
    await page.getByLabel('邮箱或手机号').fill(address)
    await member.presses(page.getByRole('button', { name: '发送登录链接' }))
    await page.getByText('链接已发出').waitFor()
    expect.soft(await member.complaints('link-sent', { refused: ['kernel.not_signed_in'] })).toEqual([])
    const { pathname, search } = new URL((await post.opens()).url)
    await member.goes(pathname + search)
    await page.getByRole('heading', { name: '群空间' }).first().waitFor()
    await member.goes('/me')
    await page.getByText('Chrome · Linux', { exact: true }).waitFor()
  },
)

test.each(['phone', 'desk'] as const)(
  'a wrong password says so and keeps what was typed, at the %s',
  async (screen) => {
    const tenant = await aTenant(house.world, { password })
    const owner = await house.visitor(screen)
    const { page } = owner
    await owner.goes('/console/')
    await page.waitForURL(/\/console\/sign-in/)
    expect.soft(await owner.complaints('sign-in', { refused: ['kernel.not_signed_in'] })).toEqual([])
    await owner.presses(page.getByRole('tab', { name: '密码' }))
    const form = page.locator('form').filter({ visible: true })
    await form.getByLabel('邮箱或手机号').fill(tenant.ownerAddress)
    await form.getByLabel('密码').fill('not-the-password')
    await owner.presses(form.getByRole('button', { name: '登录' }))
    await page.getByText('账号或密码不对。').waitFor()
    expect(await form.getByLabel('邮箱或手机号').inputValue()).toBe(tenant.ownerAddress)
    expect(await form.getByLabel('密码').inputValue()).toBe('not-the-password')
    expect
      .soft(await owner.complaints('wrong-password', { refused: ['identity.wrong_password', 'kernel.not_signed_in'] }))
      .toEqual([])
    await form.getByLabel('密码').fill(password)
    await owner.presses(form.getByRole('button', { name: '登录' }))
    await page.getByRole('heading', { name: '今日' }).waitFor()
  },
)

test.each(['phone', 'desk'] as const)(
  'another device is signed out from the list of devices, at the %s',
  async (screen) => {
    const tenant = await aTenant(house.world)
    const elsewhere = await house.visitor('desk', { as: await signInAs(house.world, tenant.id, tenant.owner.id) })
    await elsewhere.goes('/console/account')
    const owner = await house.visitor(screen, { as: await signInAs(house.world, tenant.id, tenant.owner.id) })
    await owner.goes('/console/account')
    const sessions = owner.page.locator('section', { has: owner.page.getByRole('heading', { name: '登录过的设备' }) })
    expect.soft(await owner.complaints('sessions')).toEqual([])
    await owner.presses(sessions.getByRole('button', { name: '退出其他' }))
    await elsewhere.page.reload()
    await elsewhere.page.waitForURL(/\/console\/sign-in/)
    expect(await sessions.getByRole('listitem').count()).toBe(1)
  },
)

test('a member sees their devices and ends the others', async () => {
  const tenant = await aTenant(house.world)
  const hemiao = await aPerson(house.world, tenant, { name: '何苗' })
  const lost = await house.visitor('phone', { as: await signInAs(house.world, tenant.id, hemiao.id) })
  await lost.goes('/me')
  const member = await house.visitor('phone', { as: hemiao })
  const { page } = member
  await member.goes('/me')
  expect.soft(await member.complaints('me')).toEqual([])
  await member.presses(page.getByRole('button', { name: '其他设备全部下线' }))
  await page.getByText(/已下线 \d 台设备/).waitFor()
  await lost.page.reload()
  await lost.page.waitForURL(/\/sign-in/)
})
