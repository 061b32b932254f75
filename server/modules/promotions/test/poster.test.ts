import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { codeFrame, codeModules } from '../../community/poster/pen.ts'
import { readActivityEndpoint } from '../contract.ts'
import { posterPromise } from '../rules/poster-words.ts'
import { aBargainFair, aGroupBuy } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

test('the poster of an activity is a picture whose code is its link', async () => {
  const { owner, activity } = await aGroupBuy(world)
  const { url } = await owner.asks(readActivityEndpoint, { activityId: activity.id })
  const response = await owner.fetches(`/activities/${activity.id}/poster.png`)
  expect(response.headers['content-type']).toBe('image/png')
  const image = await loadImage(response.rawPayload)
  expect([image.width, image.height]).toEqual([750, 1200])
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { count, pixel, offset, isDark } = codeModules(url)
  const centre = (place: number) => offset + place * pixel + Math.floor(pixel / 2)
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      const { data } = pen.getImageData(codeFrame.x + centre(column), codeFrame.y + centre(row), 1, 1)
      expect((data[0] ?? 0) < 128).toBe(isDark(row, column))
    }
  }
})

test('BA-7 no poster for a channel that does not allow it', async () => {
  const { owner, activity } = await aBargainFair(world)
  const refused = await owner.fetches(`/activities/${activity.id}/poster.png?channel=wechat_h5`)
  expect(refused.json()).toMatchObject({ code: 'promotions.channel_refuses' })
})

test('the poster of a group buy says how many, how long, and that money comes back (L1)', async () => {
  const { activity } = await aGroupBuy(world, { people: [3], minutes: 120 })
  expect(posterPromise(activity.terms, 'zh-CN')).toEqual({
    kind: '拼团价',
    price: 1200,
    from: false,
    promise: '3 人成团，2 小时内没有成团，已付的钱全部退回。',
  })
  expect(posterPromise(activity.terms, 'en').promise).toContain('all money back')
})
