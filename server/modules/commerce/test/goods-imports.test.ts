import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aCommunity, aMember, type Founded } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import * as window from '../contract.ts'
import { aBuyer, aProduct, buys, variantOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const heads = '商品名称,规格,货号,价格（元）,库存,分类,配送方式,上架'
const uploads = (owner: Someone, lines: string[], name = '商品.csv') =>
  owner.uploads(window.uploadGoodsEndpoint, { name, content: Buffer.from(`\ufeff${lines.join('\r\n')}`) })
const previews = async (owner: Someone, lines: string[]) => (await uploads(owner, [heads, ...lines])).body
const takes = async (owner: Someone, lines: string[], choice: { setsStock?: boolean; overwrite?: boolean } = {}) => {
  const { id: importId } = await previews(owner, lines)
  await owner.asks(window.adjustGoodsImportEndpoint, { importId, ...choice })
  return owner.asks(window.startGoodsImportEndpoint, { importId })
}
const shelf = async (owner: Someone) => (await owner.asks(window.listProductsEndpoint, { limit: 100 })).rows
const rowsOf = async (owner: Someone, importId: window.GoodsImportId) =>
  (await owner.asks(window.listGoodsRowsEndpoint, { importId })).rows
const told = (rows: window.GoodsRow[]) => rows.map(({ row, outcome, reasons }) => [row, outcome, reasons[0]?.code])
const aHouse = (): Promise<Founded> => aCommunity(world, { cap: 200 })

test('a table becomes goods with their variants, prices, stock and categories, and is taken back whole', async () => {
  const { owner } = await aHouse()
  const found = await previews(owner, [
    '望海白茶,50 克,BC-50,¥68.00,40,茶,快递、自提,是',
    '望海白茶,200 克,BC-200,"1,238.50",8,茶,,',
    '竹编茶则,,ZZ-1,26,不限,器物,自提,否',
  ])
  expect(found).toMatchObject({ state: 'preview', counts: { created: 3 }, products: { made: 2, changed: 0 } })
  expect(await shelf(owner), 'a preview changes nothing').toEqual([])
  const done = await owner.asks(window.startGoodsImportEndpoint, { importId: found.id })
  expect(done).toMatchObject({ state: 'done', counts: { created: 3 }, products: { made: 2 } })
  const [scoop, tea] = await shelf(owner)
  expect(tea).toMatchObject({
    title: '望海白茶',
    deliveries: ['express', 'pickup'],
    variants: [
      { name: '50 克', sku: 'BC-50', priceFen: 6800, left: 40 },
      { name: '200 克', sku: 'BC-200', priceFen: 123_850, left: 8 },
    ],
  })
  expect([tea?.shownAt !== null, scoop?.shownAt, scoop?.variants[0]?.left]).toEqual([true, null, null])
  const undone = await owner.asks(window.undoGoodsImportEndpoint, { importId: found.id })
  expect(undone.undone).toEqual({ removed: 2, restored: 0, kept: [] })
  expect(await shelf(owner)).toEqual([])
  const again = await takes(owner, ['望海白茶,50 克,BC-50,68,40,茶,快递,是'])
  expect(again.counts.created, 'their item numbers are free again').toBe(1)
})

test('rows that cannot be read are told with their column, and the others are taken', async () => {
  const { owner } = await aHouse()
  const done = await takes(owner, [
    '春笋干,,CS-1,36.00,20,山货,快递,是',
    '春笋干,,CS-2,十二块,20,山货,快递,是',
    ',,,,,,,',
    '香榧,,XF-1,88.999,5,山货,快递,是',
    '香榧,,XF-2,88,5,山货,飞鸽,是',
    '没价格,,MJ-1,,5,山货,快递,是',
    ',,WM-1,5,5,山货,快递,是',
  ])
  expect(told(await rowsOf(owner, done.id))).toEqual([
    [2, 'created', undefined],
    [3, 'invalid', 'amount_unreadable'],
    [4, 'skipped', 'empty_row'],
    [5, 'invalid', 'amount_unreadable'],
    [6, 'invalid', 'word_unknown'],
    [7, 'invalid', 'no_price'],
    [8, 'invalid', 'no_title'],
  ])
  expect((await shelf(owner)).map(({ title }) => title)).toEqual(['春笋干'])
})

test('an item number of another product, or twice in the file, is a conflict and changes nothing', async () => {
  const { owner } = await aHouse()
  await takes(owner, ['岩茶,,YC-1,99,10,茶,快递,是'])
  const [before] = await shelf(owner)
  const done = await takes(owner, [
    '不是岩茶,,YC-1,1,1,茶,快递,是',
    '新茶,甲,XC-1,12,1,茶,快递,是',
    '新茶,乙,XC-1,13,1,茶,快递,是',
    '新茶,甲,XC-3,14,1,茶,快递,是',
  ])
  expect(told(await rowsOf(owner, done.id))).toEqual([
    [2, 'conflict', 'sku_of_other'],
    [3, 'created', undefined],
    [4, 'conflict', 'same_sku_as_row'],
    [5, 'conflict', 'same_variant_as_row'],
  ])
  expect((await shelf(owner)).find(({ title }) => title === '岩茶')).toEqual(before)
})

test('what is exported and brought in again changes nothing; what was changed in it is changed', async () => {
  const { owner } = await aHouse()
  await takes(owner, ['望海白茶,50 克,BC-50,68,40,茶,快递、自提,是', '竹编茶则,,,26,不限,,自提,否'])
  const before = await shelf(owner)
  for (const as of ['csv', 'xlsx']) {
    const { rawPayload } = await owner.fetches(`/goods-sheet?as=${as}`)
    const sent = await owner.uploads(window.uploadGoodsEndpoint, { name: `商品.${as}`, content: rawPayload })
    expect(sent.body.counts).toMatchObject({ matched: 2, created: 0, updated: 0 })
    await owner.asks(window.startGoodsImportEndpoint, { importId: sent.body.id })
    expect(await shelf(owner)).toEqual(before)
  }
  const csv = (await owner.fetches('/goods-sheet?as=csv')).payload.replace('68.00', '72.50').replace(',26.00', ',27.00')
  const { body } = await owner.uploads(window.uploadGoodsEndpoint, { name: '改价.csv', content: Buffer.from(csv) })
  const done = await owner.asks(window.startGoodsImportEndpoint, { importId: body.id })
  expect(done.counts).toMatchObject({ updated: 2 })
  expect((await shelf(owner)).map(({ variants }) => variants[0]?.priceFen)).toEqual([2700, 7250])
  await owner.asks(window.undoGoodsImportEndpoint, { importId: body.id })
  expect((await shelf(owner)).map(({ variants }) => variants[0]?.priceFen)).toEqual([2600, 6800])
})

test('stock of what is there is set only when asked, and taken back less what was sold since', async () => {
  const house = await aHouse()
  const { owner } = house
  const product = await aProduct(house, {
    title: '岩茶',
    variants: [{ name: '', sku: 'YC-1', priceFen: 990, onHand: 10 }],
  })
  const left = async () => (await shelf(owner))[0]?.variants[0]?.left
  await takes(owner, ['岩茶,,YC-1,9.9,50,,,'])
  expect(await left()).toBe(10)
  const { id: importId } = await takes(owner, ['岩茶,,YC-1,9.9,50,,,'], { setsStock: true })
  expect(await left()).toBe(50)
  const shop = { ...house, product, variantId: variantOf(product) }
  await buys(await aBuyer(world, house), shop, { quantity: 3 })
  const undone = await owner.asks(window.undoGoodsImportEndpoint, { importId })
  expect([undone.undone, await left()]).toEqual([{ removed: 0, restored: 1, kept: [] }, 7])
})

test('goods that were bought or changed since stay when an import is taken back', async () => {
  const house = await aHouse()
  const { owner } = house
  const { id: importId } = await takes(owner, ['甲茶,,A-1,10,5,,无需配送,是', '乙茶,,B-1,10,5,,无需配送,是'])
  const [second, first] = await shelf(owner)
  if (!first || !second) throw new Error('nothing was made')
  await buys(
    await aBuyer(world, house),
    { ...house, product: first, variantId: variantOf(first) },
    { delivery: 'none' },
  )
  const { undone } = await owner.asks(window.undoGoodsImportEndpoint, { importId })
  expect(undone).toEqual({ removed: 1, restored: 0, kept: [{ productId: first.id, title: '甲茶' }] })
  expect((await shelf(owner)).map(({ title }) => title)).toEqual(['甲茶'])
})

test('goods that are there are left as they are when the table is not to win', async () => {
  const { owner } = await aHouse()
  await takes(owner, ['岩茶,,YC-1,99,10,茶,快递,是'])
  const done = await takes(owner, ['岩茶,,YC-1,1,1,茶,快递,否', '岩茶,大份,YC-2,180,1,,,'], { overwrite: false })
  expect(told(await rowsOf(owner, done.id))).toEqual([
    [2, 'skipped', 'left_as_it_is'],
    [3, 'created', undefined],
  ])
  expect((await shelf(owner))[0]?.variants.map(({ priceFen }) => priceFen)).toEqual([9900, 18_000])
})

test('what somebody says of a column is remembered for tables with the same headings', async () => {
  const { owner } = await aHouse()
  const { body } = await uploads(owner, ['商品编码,叫什么,多少钱', 'HY-1,海盐花生,12.5'])
  expect(body.mapping.map(({ target }) => target)).toEqual(['sku', 'ignore', 'ignore'])
  const mapping = (['sku', 'title', 'price'] as const).map((target, at) => ({ ...body.mapping[at]!, target }))
  const adjusted = await owner.asks(window.adjustGoodsImportEndpoint, { importId: body.id, mapping })
  expect(adjusted.counts.created).toBe(1)
  const again = (await uploads(owner, ['商品编码,叫什么,多少钱', 'HY-2,蒜香花生,13'])).body
  expect([again.remembered, again.counts.created]).toEqual([true, 1])
})

test('a file that is no table, holds no rows, or has no headings is refused with what to do', async () => {
  const { owner } = await aHouse()
  const codes = []
  for (const lines of [
    [heads],
    ['望海白茶,68.00', '岩茶,99.00'],
    [`${heads}`, ...Array.from({ length: 2001 }, (_, at) => `茶${at},,,1`)],
  ])
    codes.push((await uploads(owner, lines)).problem?.code)
  const zip = Buffer.from('504b030400000000', 'hex')
  codes.push((await owner.uploads(window.uploadGoodsEndpoint, { name: '坏.xlsx', content: zip })).problem?.code)
  expect(codes).toEqual([
    'commerce.goods_empty',
    'commerce.goods_headings_missing',
    'commerce.goods_too_large',
    'commerce.goods_unreadable',
  ])
  expect(await shelf(owner)).toEqual([])
})

test('the report is a table with each row as it stood, and only owners and admins see any of it', async () => {
  const house = await aHouse()
  const { id: importId } = await takes(house.owner, ['岩茶,,YC-1,99,10,茶,快递,是', '坏茶,,YC-2,贵,1,,,'])
  const { payload } = await house.owner.fetches(`/goods-imports/${importId}/report?as=csv`)
  expect(payload).toContain('3,无法导入,金额看不懂，请写成 12.50 (价格（元）),坏茶,,YC-2,贵')
  const member = await aMember(world, house)
  expect((await member.tries(window.readGoodsImportEndpoint, { importId })).status).toBe(403)
  const other = await aHouse()
  expect((await other.owner.tries(window.readGoodsImportEndpoint, { importId })).status).toBe(404)
})

test('two imports at once that name the same goods make nothing twice', async () => {
  const { owner } = await aHouse()
  const line = '岩茶,,YC-1,99,10,茶,快递,是'
  const imports = [await previews(owner, [line]), await previews(owner, [line])]
  await Promise.all(imports.map(({ id }) => owner.asks(window.startGoodsImportEndpoint, { importId: id })))
  expect((await shelf(owner)).map(({ title }) => title)).toEqual(['岩茶'])
})
