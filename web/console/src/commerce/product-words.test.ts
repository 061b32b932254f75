import { expect, test } from 'vitest'
import { productWords } from '../../../../server/modules/commerce/contract.ts'
import { formatsFor } from '../../../ui/formats.ts'
import { blankProduct, placeOf, saidOf, wordsOf } from './product-words.ts'
import type { Product } from './shapes.ts'

const clock = formatsFor('zh-CN', 'Asia/Shanghai')

const product = {
  id: 'prd_01jd4x0000e0080000000000ab',
  kind: 'goods',
  title: '山野岩茶',
  subtitle: '三十克',
  description: '',
  pictures: [],
  categoryId: null,
  communityId: null,
  deliveries: ['express', 'pickup'],
  freightFen: 800,
  limitPerOrder: 3,
  limitPerPerson: null,
  couponsAllowed: true,
  commissionAllowed: false,
  variants: [
    {
      id: 'var_01jd4x0000e0080000000000ab',
      name: '小罐',
      sku: 'YC-30',
      priceFen: 6807,
      left: 4,
      prices: [
        {
          id: 'prc_01jd4x0000e0080000000000ab',
          list: 'everyone',
          minQuantity: 3,
          fen: 5900,
          startsAt: '2026-12-01T02:30:00.000Z',
          endsAt: null,
        },
      ],
    },
  ],
  sold: 0,
  shownAt: null,
  version: 4,
} as unknown as Product // what the form does not read is left out

test('a product goes through its form unchanged', () => {
  const words = wordsOf(saidOf(product, clock), clock)
  expect(words).toMatchObject({
    title: '山野岩茶',
    freightFen: 800,
    commissionAllowed: false,
    limitPerOrder: 3,
    variants: [
      {
        sku: 'YC-30',
        priceFen: 6807,
        prices: [{ minQuantity: 3, fen: 5900, startsAt: '2026-12-01T02:30:00.000Z', endsAt: null }],
      },
    ],
  })
  expect(words.variants[0]).not.toHaveProperty('onHand')
  expect(productWords.safeParse(words).success).toBe(true)
})

test('a new product is what the contract takes once it has a title', () => {
  const words = wordsOf({ ...blankProduct, title: '云岭蜜', variants: [{ name: '', yuan: '35', onHand: 12 }] }, clock)
  expect(productWords.parse(words)).toMatchObject({ variants: [{ priceFen: 3500, onHand: 12, sku: null }] })
})

test('a refused field is found in the form', () => {
  expect(placeOf('variants.0.prices.1.fen')).toEqual(['variants', 0, 'prices', 1, 'yuan'])
  expect(placeOf('freightFen')).toEqual(['freight'])
})
