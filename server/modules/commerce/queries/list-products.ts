import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { requireShopper, standsAtDesk } from '../access.ts'
import type {
  listProductsEndpoint,
  listShelfEndpoint,
  Picture,
  Product,
  ProductId,
  readProductEndpoint,
  Variant,
} from '../contract.ts'
import { db, type ProductRow } from '../tables.ts'

type Found = ProductRow & { pictures: Picture[]; variants: Variant[]; sold: number }
type Page = { after?: string | undefined; limit: number }

/** What is on the shelf of a community. */
export async function listShelf(
  ctx: Context,
  { communityId, categoryId, words, ...page }: RequestOf<typeof listShelfEndpoint>,
): Promise<AnswerOf<typeof listShelfEndpoint>> {
  await requireShopper(ctx, { communityId })
  const shown = sql`p.shown_at is not null and (p.community_id is null or p.community_id = ${communityId})`
  return pageOfProducts(ctx, sql`${shown} and ${narrowed(categoryId, words)}`, page)
}

/** All products, for those at the desk. */
export async function listProducts(
  ctx: Context,
  { categoryId, words, shown, ...page }: RequestOf<typeof listProductsEndpoint>,
): Promise<AnswerOf<typeof listProductsEndpoint>> {
  const wanted = shown === 'yes' ? sql`p.shown_at is not null` : shown === 'no' ? sql`p.shown_at is null` : sql`true`
  return pageOfProducts(ctx, sql`${wanted} and ${isThing} and ${narrowed(categoryId, words)}`, page)
}

/** What stands on the orders of a membership is no thing to be sold. */
const isThing = sql`not exists (select from commerce.plans n
  join commerce.variants v on v.tenant_id = n.tenant_id and v.id = n.variant_id
  where n.tenant_id = p.tenant_id and v.product_id = p.id)`

function narrowed(categoryId: string | undefined, words: string | undefined): RawBuilder<unknown> {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  return sql`(${categoryId ?? null}::text is null or p.category_id = ${categoryId ?? null})
    and (${like}::text is null or p.title ilike ${like} or p.subtitle ilike ${like}
      or exists (select from commerce.variants v
        where v.tenant_id = p.tenant_id and v.product_id = p.id and v.sku ilike ${like}))`
}

async function pageOfProducts(ctx: Context, condition: RawBuilder<unknown>, { after, limit }: Page) {
  const { at, rest } = readMark(after)
  const found = await find(
    ctx,
    sql`${condition} and (${at}::timestamptz is null or (p.made_at, p.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
      order by p.made_at desc, p.id desc limit ${limit + 1}`,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(productOf),
    next: found.length > limit && last ? markAfter(last.made_at, last.id) : null,
  }
}

/** One product; what is not on the shelf exists only for the desk. */
export async function readProduct(
  ctx: Context,
  { productId }: RequestOf<typeof readProductEndpoint>,
): Promise<AnswerOf<typeof readProductEndpoint>> {
  const product = await findProduct(ctx, productId)
  if (!product.shownAt && !standsAtDesk(ctx)) throw NotFound()
  if (product.communityId && !standsAtDesk(ctx)) await requireShopper(ctx, { communityId: product.communityId })
  return product
}

/** A product, on the shelf or not. Raises `kernel.not_found`. */
export async function findProduct(ctx: Context, productId: ProductId): Promise<Product> {
  const [found] = await find(ctx, sql`p.id = ${productId}`)
  if (!found) throw NotFound()
  return productOf(found)
}

/** Products that are things and meet a condition on `p`. */
export async function findThings(ctx: Context, condition: RawBuilder<unknown>): Promise<Product[]> {
  return (await find(ctx, sql`${isThing} and ${condition}`)).map(productOf)
}

async function find(ctx: Context, rest: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select p.*,
      (select coalesce(json_agg(json_build_object('id', i.id, 'alt', i.alt, 'width', i.width, 'height', i.height)
          order by array_position(p.images, i.id)), '[]')
         from commerce.pictures i where i.tenant_id = p.tenant_id and i.id = any(p.images)) as pictures,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'sku', v.sku, 'priceFen', v.price_fen,
          'left', case when s.variant_id is null then null else greatest(s.on_hand - s.held - s.kept_back, 0) end,
          'prices', (select coalesce(json_agg(json_build_object('id', r.id, 'list', r.list, 'minQuantity', r.min_quantity,
              'fen', r.fen, 'startsAt', to_json(r.starts_at), 'endsAt', to_json(r.ends_at)) order by r.min_quantity, r.id), '[]')
             from commerce.prices r where r.tenant_id = v.tenant_id and r.variant_id = v.id)) order by v.place, v.id), '[]')
         from commerce.variants v
         left join commerce.stock s on s.tenant_id = v.tenant_id and s.variant_id = v.id
        where v.tenant_id = p.tenant_id and v.product_id = p.id and v.retired_at is null) as variants,
      (select coalesce(sum(l.quantity - l.refunded_quantity), 0)::int from commerce.order_lines l
         join commerce.orders o on o.tenant_id = l.tenant_id and o.id = l.order_id and o.paid_at is not null
        where l.tenant_id = p.tenant_id and l.product_id = p.id) as sold
      from commerce.products p where p.tenant_id = ${ctx.tenantId} and p.removed_at is null and ${rest}`.execute(
    db(ctx),
  )
  return rows
}

const moment = (text: string | null) => (text ? new Date(text).toISOString() : null)

const productOf = (row: Found): Product => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  subtitle: row.subtitle,
  description: row.description,
  pictures: row.pictures,
  categoryId: row.category_id,
  communityId: row.community_id,
  deliveries: row.deliveries,
  freightFen: row.freight_fen,
  limitPerOrder: row.limit_per_order,
  limitPerPerson: row.limit_per_person,
  couponsAllowed: row.coupons_allowed,
  commissionAllowed: row.commission_allowed,
  variants: row.variants.map((variant) => ({
    ...variant,
    prices: variant.prices.map((price) => ({
      ...price,
      startsAt: moment(price.startsAt),
      endsAt: moment(price.endsAt),
    })),
  })),
  sold: row.sold,
  shownAt: row.shown_at?.toISOString() ?? null,
  version: row.version,
})
