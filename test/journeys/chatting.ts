/** What one does in a chat, told once for all stories: with the mouse at a desk, with a finger on a phone. */
import type { Locator } from 'playwright-core'
import { aGroup, type Cast } from '../../server/modules/messaging/test/cast.ts'
import type { House } from './house.ts'
import type { Screen, Visitor } from './visitor.ts'

/** A group in which somebody sits at this screen, and a friend at another. */
export async function aTalk(house: House, screen: Screen): Promise<{ cast: Cast; speaker: Visitor; friend: Visitor }> {
  const cast = await aGroup(house.world, 2)
  const [one, other] = cast.members
  const speaker = await house.visitor(screen, { as: one! })
  const friend = await house.visitor('desk', { as: other! })
  await Promise.all([speaker.goes(`/g/${cast.groupId}`), friend.goes(`/g/${cast.groupId}`)])
  return { cast, speaker, friend }
}

export const said = ({ page }: Visitor, words: string): Locator => page.locator('[data-message]', { hasText: words })

export async function says(visitor: Visitor, words: string): Promise<void> {
  const { page } = visitor
  await page.getByLabel('说点什么').fill(words)
  await sends(visitor)
  await said(visitor, words).waitFor()
}

export async function sends(visitor: Visitor): Promise<void> {
  await visitor.presses(visitor.page.getByRole('button', { name: '发送', exact: true }))
}

/** Opens what can be done with a message and chooses from it. */
export async function chooses(visitor: Visitor, words: string, deed: string): Promise<void> {
  await opensMenu(visitor, said(visitor, words))
  await visitor.presses(visitor.page.getByRole('dialog').getByRole('button', { name: deed, exact: true }))
}

export async function opensMenu(visitor: Visitor, message: Locator): Promise<void> {
  if (visitor.screen === 'phone') return holds(visitor, message)
  await message.hover()
  await message.getByRole('button', { name: '消息操作' }).click()
}

/** A finger that stays on the words for longer than a tap. */
async function holds({ page }: Visitor, message: Locator): Promise<void> {
  const words = message.locator('.bubble')
  await words.scrollIntoViewIfNeeded()
  const box = await words.boundingBox()
  if (!box) throw new Error('the message is not on the screen')
  const finger = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.getByRole('dialog').waitFor()
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
}

/** Opens what can be sent besides words and chooses from it. */
export async function takes(visitor: Visitor, extra: string): Promise<void> {
  await visitor.presses(visitor.page.getByRole('button', { name: '图片、文件、投票等' }))
  await visitor.presses(visitor.page.getByRole('button', { name: extra, exact: true }))
}
