/** Both apps in both languages, light and dark: switched by hand, and as a stranger's browser asks for them. */
import { expect, test } from 'vitest'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'
import { strangerPlaces, tour } from './tour.ts'

const house = aHouse(aLivedWorld)

test('an operator switches language and theme, and finds them again after a reload', async () => {
  const operator = await house.visitor('desk', { as: await aLead(house.world, 'owner') })
  const { page } = operator
  await operator.goes('/console/')
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.getByText('Dark', { exact: true }).click()
  await operator.goes('/console/')
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('a member switches language and theme, and finds them again after a reload', async () => {
  const member = await house.visitor('phone', { as: await aLead(house.world, 'member') })
  const { page } = member
  await member.goes('/me')
  await member.presses(page.getByText('English', { exact: true }))
  await member.presses(page.getByText('Dark', { exact: true }))
  await member.goes('/me')
  await page.getByRole('radio', { name: 'Dark' }).and(page.locator(':checked')).waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test.each([
  { screen: 'phone', language: 'en', theme: 'dark' },
  { screen: 'desk', language: 'zh-CN', theme: 'light' },
] as const)('what a stranger sees reads well: $screen, in $language', async (look) => {
  const person = await aLead(house.world, 'member')
  expect(await tour(house, look, await strangerPlaces(person))).toEqual([])
})
