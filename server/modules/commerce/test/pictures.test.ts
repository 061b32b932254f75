import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import { aMember } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import * as window from '../contract.ts'
import { sweepPictures } from '../jobs/sweep-pictures.ts'
import { pictureVariants } from '../rules/picture-sizes.ts'
import { aBuyer, aShop, buys, wish } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const aPicture = (background = '#2F6B4F', width = 2000) =>
  sharp({ create: { width, height: 1000, channels: 3, background } })
    .withExif({ IFD3: { GPSLatitude: '29/1 52/1 0/1' } })
    .jpeg()
    .toBuffer()
const uploads = (owner: Someone, content: Buffer, name = '茶.jpg') =>
  owner.uploads(window.uploadPictureEndpoint, { name, content })
const sizes = async (person: Someone, id: string) =>
  Promise.all(['small', 'large'].map((size) => person.fetches(`/pictures/${id}/${size}`)))

async function aShopWithPictures() {
  const shop = await aShop(world)
  const cards = [await uploads(shop.owner, await aPicture()), await uploads(shop.owner, await aPicture('#B07A2A'))]
  const [first, second] = cards.map(({ body }) => body.id)
  if (!first || !second) throw new Error('no pictures')
  const words = {
    ...{ title: shop.product.title, deliveries: shop.product.deliveries, productId: shop.product.id },
    variants: shop.product.variants.map(({ id, name, priceFen }) => ({ id, name, priceFen })),
  }
  const change = (pictures: { id: window.PictureId; alt?: string }[], version: number) =>
    shop.owner.asks(window.changeProductEndpoint, { ...words, version, pictures })
  return { shop, first, second, change }
}

test('pictures stand in the order they were put, with their words, and the first goes with carts and orders', async () => {
  const { shop, first, second, change } = await aShopWithPictures()
  const changed = await change([{ id: second, alt: '茶汤' }, { id: first }], 1)
  expect(changed.pictures).toMatchObject([
    { id: second, alt: '茶汤', width: 2000, height: 1000 },
    { id: first, alt: '' },
  ])
  const buyer = await aBuyer(world, shop)
  const { communityId } = await wish(buyer, shop)
  await buyer.asks(window.putInCartEndpoint, { communityId, variantId: shop.variantId, quantity: 1 })
  const cart = await buyer.asks(window.readCartEndpoint, { communityId })
  expect(cart.lines[0]?.image).toBe(second)
  const order = await buys(buyer, shop)
  await change([{ id: first }], 2)
  const kept = await buyer.asks(window.readOrderEndpoint, { orderId: order.id })
  expect(kept.lines[0]?.image, 'an order shows what was bought').toBe(second)
})

test('a picture comes in two sizes that browsers may keep, without the place where it was taken', async () => {
  const { shop, first } = await aShopWithPictures()
  const [small, large] = await sizes(await aMember(world, shop), first)
  expect(small?.headers['cache-control']).toContain('immutable')
  expect(await sharp(small?.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 480 })
  const whole = await sharp(large?.rawPayload).metadata()
  expect(whole).toMatchObject({ format: 'webp', width: 1440 })
  expect(whole.exif).toBeUndefined()
})

test('a text that is called a picture, and half a picture, are refused with what to do', async () => {
  const { owner } = await aShop(world)
  const whole = await aPicture()
  for (const content of [
    Buffer.from('不是图片'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    whole.subarray(0, 300),
  ]) {
    const { problem } = await uploads(owner, content, '图.png')
    expect(problem?.code).toBe('commerce.picture_unreadable')
  }
})

test('a picture of 20 MB is refused with the limit', async () => {
  const { owner } = await aShop(world)
  const { problem } = await uploads(owner, Buffer.concat([await aPicture('#fff', 64), Buffer.alloc(20 * 1024 * 1024)]))
  expect(problem).toMatchObject({ code: 'kernel.too_large', facts: { limit: '15 MB' } })
})

test('a product names only pictures that are there, and none of another tenant', async () => {
  const { first } = await aShopWithPictures()
  const { owner } = await aShop(world)
  const { status, problem } = await owner.tries(window.makeProductEndpoint, {
    title: '别家的图',
    deliveries: ['none'],
    variants: [{ priceFen: 100 }],
    pictures: [{ id: first }],
  })
  expect([status, problem?.code]).toEqual([409, 'commerce.picture_gone'])
  for (const answer of await sizes(owner, first)) expect(answer.statusCode).toBe(404)
})

test('a picture that nothing shows goes after a week, with its bytes; what an order shows stays, and so does the same content', async () => {
  const stop = await world.work()
  const { shop, first, second, change } = await aShopWithPictures()
  const sha256 = createHash('sha256')
    .update(await aPicture('#B07A2A'))
    .digest('hex')
  const twin = (await uploads(shop.owner, await aPicture('#B07A2A'))).body.id
  await change([{ id: first }, { id: twin }], 1)
  const buyer = await aBuyer(world, shop)
  const order = await buys(buyer, shop)
  await change([{ id: twin }], 2)
  const swept = () => world.within(shop.tenant.id, sweepPictures)
  expect(await swept()).toBe(0)
  world.pass(6 * 86_400_000)
  expect(await swept(), 'within its week').toBe(0)
  world.pass(2 * 86_400_000)
  expect(await swept(), 'the one that was never put on a product').toBe(1)
  await expect
    .poll(async () => (await sizes(shop.owner, second)).map(({ statusCode }) => statusCode))
    .toEqual([404, 404])
  const kept = await buyer.asks(window.readOrderEndpoint, { orderId: order.id })
  for (const id of [kept.lines[0]?.image ?? '', twin])
    for (const { statusCode } of await sizes(buyer, id)) expect(statusCode).toBe(200)
  await change([], 3)
  await swept()
  world.pass(8 * 86_400_000)
  await change([{ id: twin }], 4)
  expect(await swept(), 'put back within its week of being unused').toBe(0)
  await change([], 5)
  await swept()
  world.pass(8 * 86_400_000)
  expect(await swept()).toBe(1)
  await expect.poll(() => world.ground.files.open(keyOf(shop.tenant.id, sha256, pictureVariants.large))).toBeNull()
  await stop()
})

test('only owners and admins bring pictures', async () => {
  const shop = await aShop(world)
  const member = await aMember(world, shop)
  expect((await uploads(member, await aPicture())).status).toBe(403)
})
