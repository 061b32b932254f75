import { createCanvas, loadImage } from '@napi-rs/canvas'
import qrcode from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { codeFrame, codeModules } from '../../community/poster/pen.ts'
import { readActivityEndpoint, type Terms } from '../contract.ts'
import { posterPromise } from '../rules/poster-words.ts'
import { boostCast } from './boost-cast.ts'
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

test('what a stranger scans on the poster of a boost leads through the door of its group to that boost', async () => {
  const cast = boostCast(world)
  const fair = await cast.aBoost()
  const { inviter, boostId } = fair
  const { joinCode } = await cast.reads(inviter, fair)
  const codes = async (query: string) => {
    const response = await inviter.fetches(`/activities/${fair.activity.id}/qr.svg${query}`)
    return response.payload
  }
  const written = (url: string) => qrcode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
  const { url } = await inviter.asks(readActivityEndpoint, { activityId: fair.activity.id })
  const door = `${url.slice(0, url.indexOf('/c/'))}/j/${joinCode}`
  expect(await codes(`?boostId=${boostId}`)).toBe(await written(`${door}?to=/d/${boostId}`))
  expect(await codes('')).toBe(await written(`${door}?to=${new URL(url).pathname}`))
  const other = await cast.aBoost()
  const strange = await other.owner.fetches(`/activities/${other.activity.id}/qr.svg?boostId=${boostId}`)
  expect(strange.statusCode).toBe(404)
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

const goods = { variantId: 'var_1', quantity: 2 }
const days = { balanceFrom: '', balanceUntil: '', shipsBy: '', atLeast: null, perPerson: 1, payMinutes: 30 }
test.each<[string, string, object]>([
  ['relay', '限 5 个名额，满了可以候补。只报名，不在线上付款。', { items: [{ fen: 0 }], pays: 'none', places: 5 }],
  ['relay', '接龙时付款，截单前可以取消。', { items: [{ fen: 900 }], pays: 'shop', places: null }],
  [
    'lottery',
    '免费参加，共 3 份奖品，概率公示，结果谁都能验算，不保证中奖。',
    { prizes: [{ pieces: 3 }, { pieces: null }], costPoints: 0, draws: 'instant' },
  ],
  ['red_packet', '2 个红包，每个 50 积分，由商家出，是积分，不能提现。', { split: 'equal', total: 100, packets: 2 }],
  ['boost', '新朋友入群后点一下就好，每人一次，不花钱。', { stages: [], welcome: null, newcomersOnly: true }],
  ['bundle', '一套 2 件，整套一个价。', { parts: [goods], setFen: 3500, addOns: [] }],
  [
    'presale',
    '先付定金 ¥5，再付尾款 ¥14.9；不付尾款，定金不退；逾期没发货，全部退回。',
    { items: [{ priceFen: 1990, depositFen: 500 }], ...days, unpaidBalance: 'keep' },
  ],
  [
    'flash_sale',
    '每场 10 件，每人最多 1 件，抢完为止。',
    { items: [{ fen: 1, pieces: 10 }], perPerson: 1, piecesPer: 'slot' },
  ],
])('the poster of a %s has its honest line: %s', (kind, promise, terms) => {
  // Of the terms what the line is made of.
  const words = { kind, ...terms } as unknown as Terms
  expect(posterPromise(words, 'zh-CN').promise).toBe(promise)
  expect(posterPromise(words, 'en').promise).toMatch(/^[ -~¥]+$/)
})

test('never a word about rewards for sharing on the poster of a boost (L1)', () => {
  const terms = {
    kind: 'boost',
    stages: [{ needs: 3, prize: { kind: 'points', points: 500 }, stock: 9 }],
    welcome: { prize: { kind: 'points', points: 10 }, stock: 7 },
    newcomersOnly: true,
  } as unknown as Terms
  const { promise } = posterPromise(terms, 'zh-CN')
  expect(promise).toContain('你自己得 10 积分，共 7 份')
  expect(promise).not.toMatch(/500|邀请|分享|请来/)
})
