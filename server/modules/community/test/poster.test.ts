import { createCanvas, loadImage } from '@napi-rs/canvas'
import qrcode from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson } from '../../identity/test/cast.ts'
import { codeFrame, codeModules, drawPoster, size } from '../poster/draw.ts'
import { fontOf } from '../poster/fonts.ts'
import { posterWords } from '../rules/poster-words.ts'
import { presets } from '../rules/presets.ts'
import { aCommunity } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function pixelsOf(png: Buffer) {
  const image = await loadImage(png)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  const darkness = (x: number, y: number) => 255 - (data[4 * (y * image.width + x)] ?? 0)
  return { width: image.width, height: image.height, darkness }
}

test('the poster is a picture whose code is the join link, module by module', async () => {
  const { owner, group } = await aCommunity(world)
  const response = await owner.fetches(`/groups/${group.id}/poster.png`)
  expect(response.headers['content-type']).toBe('image/png')
  const { width, height, darkness } = await pixelsOf(response.rawPayload)
  expect([width, height]).toEqual([size.width, size.height])
  const { modules } = qrcode.create(group.joinUrl, { errorCorrectionLevel: 'M' })
  const { pixel, offset } = codeModules(group.joinUrl)
  const centre = (place: number) => offset + place * pixel + Math.floor(pixel / 2)
  const places = Array.from({ length: modules.size }, (_, place) => place)
  const drawn = places.map((row) =>
    places.map((column) => Number(darkness(codeFrame.x + centre(column), codeFrame.y + centre(row)) > 128)),
  )
  expect(drawn).toEqual(places.map((row) => places.map((column) => modules.get(row, column))))
  // Four modules of white around it, or phones do not find it.
  for (const place of [-4, -1, modules.size, modules.size + 3]) {
    expect(darkness(codeFrame.x + centre(place), codeFrame.y + centre(3))).toBe(0)
    expect(darkness(codeFrame.x + centre(3), codeFrame.y + centre(place))).toBe(0)
  }
})

test('Chinese is drawn in letters, not in boxes', () => {
  const draw = (text: string) => {
    const canvas = createCanvas(60, 60)
    const pen = canvas.getContext('2d')
    pen.font = fontOf(40)
    pen.fillText(text, 5, 45)
    return canvas.toBuffer('image/png').toString('base64')
  }
  // Letters no font has come out alike; real ones differ.
  expect(draw('\u{10FFF0}')).toBe(draw('\u{10FFF1}'))
  expect(new Set(['临', '水', '群', '扫', '码', '龘', '\u{10FFF0}'].map(draw)).size).toBe(7)
})

test('long names stay on the paper', async () => {
  const words = posterWords['zh-CN']
  const long = '临水市青年创业者与小微企业主资源互助交流俱乐部'.repeat(40)
  const poster = {
    ...{ invites: words.invites, promisesTitle: words.promises, scan: words.scan, about: long, group: long },
    community: long,
    promises: [long, long, long, long],
    owner: words.owner(long),
    how: words.how({ kind: 'approval', questions: ['一', '二'] }),
    url: 'https://community.a-rather-long-name.example.com.cn/j/nc95cm0727',
  }
  const png = await drawPoster(poster)
  const { darkness } = await pixelsOf(png)
  const paper = darkness(8, 400)
  const down = Array.from({ length: size.height - 40 }, (_, y) => y + 40)
  const across = Array.from({ length: size.width }, (_, x) => x)
  const stained = [
    ...down.flatMap((y) => [`${40},${y}`, `${size.width - 40},${y}`]),
    // Nothing of the promises reaches down into the card.
    ...across.map((x) => `${x},728`),
  ].filter((spot) => darkness(...(spot.split(',').map(Number) as [number, number])) !== paper)
  expect(stained).toEqual([])
})

test('how to join is told as the threshold is', () => {
  const { how } = posterWords['zh-CN']
  expect(how({ kind: 'approval', questions: ['一', '二'] })).toContain('回答 2 个问题')
  expect(how({ kind: 'approval', questions: [] })).not.toContain('问题')
  expect(how({ kind: 'invitation' })).toContain('邀请链接')
  expect(posterWords.en.how({ kind: 'approval', questions: ['one'] })).toContain('answer 1 question,')
  for (const { threshold } of Object.values(presets)) expect(how(threshold)).toMatch(/。$/)
})

test('the link as a QR code is an SVG', async () => {
  const { owner, group } = await aCommunity(world)
  const response = await owner.fetches(`/groups/${group.id}/qr.svg`)
  expect(response.headers['content-type']).toBe('image/svg+xml')
  expect(response.payload).toBe(
    await qrcode.toString(group.joinUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
  )
})

test('posters are for those who belong to the group', async () => {
  const { tenant, group } = await aCommunity(world)
  const stranger = await aPerson(world, tenant)
  for (const picture of ['poster.png', 'qr.svg']) {
    expect((await stranger.fetches(`/groups/${group.id}/${picture}`)).statusCode).toBe(403)
  }
})
