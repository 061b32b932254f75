/** Goods, variants, prices, stock. */
import { z } from 'zod'
import { endpoint, instant, pageOf, versionSeen } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { picture } from './pictures.ts'
import { PictureGone, SkuTaken, StockHeld, VersionChanged } from './problems.ts'
import { categoryId, delivery, pictureId, priceId, productId, productKind, quantity, variantId } from './shapes.ts'

export const category = z.object({ id: categoryId, name: z.string(), products: z.number().int() })
export type Category = z.infer<typeof category>

export const price = z.object({
  id: priceId,
  list: z.enum(['everyone', 'members']),
  minQuantity: quantity,
  fen,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
})
export const variant = z.object({
  id: variantId,
  name: z.string(),
  sku: z.string().nullable(),
  priceFen: fen,
  prices: z.array(price),
  /** Null: not counted, never sold out. */
  left: z.number().int().nullable(),
})
export type Variant = z.infer<typeof variant>

export const product = z.object({
  id: productId,
  kind: productKind,
  title: z.string(),
  subtitle: z.string(),
  description: z.string(),
  /** The first one stands for the product. */
  pictures: z.array(picture),
  categoryId: categoryId.nullable(),
  communityId: communityId.nullable(),
  deliveries: z.array(delivery),
  freightFen: fen,
  limitPerOrder: z.number().int().nullable(),
  limitPerPerson: z.number().int().nullable(),
  couponsAllowed: z.boolean(),
  commissionAllowed: z.boolean(),
  variants: z.array(variant),
  /** Pieces in paid orders that were not refunded, counted from the rows. */
  sold: z.number().int(),
  shownAt: instant.nullable(),
  version: z.number().int(),
})
export type Product = z.infer<typeof product>

const variantWords = z.object({
  /** Left out for a new one. */
  id: variantId.optional(),
  name: z.string().trim().max(60).default(''),
  sku: z.string().trim().min(1).max(64).nullable().default(null),
  priceFen: fen,
  prices: z
    .array(
      z
        .object({
          list: z.enum(['everyone', 'members']).default('everyone'),
          minQuantity: quantity.default(1),
          fen,
          startsAt: instant.nullable().default(null),
          endsAt: instant.nullable().default(null),
        })
        .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || startsAt < endsAt, {
          error: 'a price must end after it starts',
          path: ['endsAt'],
        }),
    )
    .max(20)
    .default([]),
  /** Counted on hand when it is new; null: not counted. */
  onHand: z.number().int().min(0).max(10_000_000).nullable().optional(),
})

export const productWords = z.object({
  kind: productKind.default('goods'),
  title: z.string().trim().min(1).max(80),
  subtitle: z.string().trim().max(120).default(''),
  description: z.string().max(20_000).default(''),
  pictures: z
    .array(z.object({ id: pictureId, alt: z.string().trim().max(120).default('') }))
    .max(9)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'a picture stands twice' })
    .default([]),
  categoryId: categoryId.nullable().default(null),
  communityId: communityId.nullable().default(null),
  deliveries: z.array(delivery).min(1).max(4),
  freightFen: fen.default(0),
  limitPerOrder: quantity.nullable().default(null),
  limitPerPerson: quantity.nullable().default(null),
  couponsAllowed: z.boolean().default(true),
  commissionAllowed: z.boolean().default(true),
  variants: z
    .array(variantWords)
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
      error: 'two variants have the same name',
    }),
})
export type ProductWords = z.output<typeof productWords>

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const listShelfEndpoint = endpoint({
  name: 'commerce.list_shelf',
  route: 'GET /communities/:communityId/shelf',
  summary: 'What is for sale in a community',
  input: z.object({
    communityId,
    categoryId: categoryId.optional(),
    words: z.string().trim().max(40).optional(),
    ...afterwards,
  }),
  output: pageOf(product),
})
export const readProductEndpoint = endpoint({
  name: 'commerce.read_product',
  route: 'GET /products/:productId',
  summary: 'One product with its variants, prices and what is left',
  input: z.object({ productId }),
  output: product,
})
export const listProductsEndpoint = endpoint({
  name: 'commerce.list_products',
  route: 'GET /products',
  summary: 'All products of the tenant, on the shelf or not',
  input: z.object({
    words: z.string().trim().max(40).optional(),
    categoryId: categoryId.optional(),
    shown: z.enum(['yes', 'no']).optional(),
    ...afterwards,
  }),
  output: pageOf(product),
})
export const makeProductEndpoint = endpoint({
  name: 'commerce.make_product',
  route: 'POST /products',
  summary: 'Make a product; it is not on the shelf yet',
  input: productWords,
  output: product,
  problems: [SkuTaken, PictureGone],
})
export const changeProductEndpoint = endpoint({
  name: 'commerce.change_product',
  route: 'PUT /products/:productId',
  summary: 'Change a product; variants that are left out are retired. Orders keep what was agreed',
  input: productWords.extend({ productId, version: versionSeen }),
  output: product,
  problems: [SkuTaken, VersionChanged, PictureGone],
})
export const showProductEndpoint = endpoint({
  name: 'commerce.show_product',
  route: 'PUT /products/:productId/shown',
  summary: 'Put a product on the shelf or take it down',
  input: z.object({ productId, shown: z.boolean() }),
  output: product,
})
export const setStockEndpoint = endpoint({
  name: 'commerce.set_stock',
  route: 'PUT /variants/:variantId/stock',
  summary: 'Say how many there are after counting; null stops counting',
  input: z.object({
    variantId,
    onHand: z.number().int().min(0).max(10_000_000).nullable(),
    keptBack: z.number().int().min(0).max(10_000_000).default(0),
    note: z.string().trim().max(100).default(''),
  }),
  output: z.object({ left: z.number().int().nullable(), held: z.number().int() }),
  problems: [StockHeld],
})
export const listStockMovementsEndpoint = endpoint({
  name: 'commerce.list_stock_movements',
  route: 'GET /variants/:variantId/movements',
  summary: 'What came, went and was counted, newest first',
  input: z.object({ variantId, ...afterwards }),
  output: pageOf(
    z.object({
      id: z.string(),
      at: instant,
      kind: z.enum(['counted', 'sold', 'returned']),
      change: z.number().int(),
      orderId: z.string().nullable(),
      note: z.string(),
    }),
  ),
})
export const listCategoriesEndpoint = endpoint({
  name: 'commerce.list_categories',
  route: 'GET /categories',
  summary: 'Categories in their order',
  output: z.object({ rows: z.array(category) }),
})
export const arrangeCategoriesEndpoint = endpoint({
  name: 'commerce.arrange_categories',
  route: 'PUT /categories',
  summary: 'Say which categories there are, in which order; what was in one that is left out has none afterwards',
  input: z.object({
    categories: z
      .array(z.object({ id: categoryId.optional(), name: z.string().trim().min(1).max(40) }))
      .max(100)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { error: 'a name stands twice' }),
  }),
  output: z.object({ rows: z.array(category) }),
})
