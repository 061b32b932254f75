/** A product as its form holds it, in yuan and local hours, and as the contract takes it, in fen and instants. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { makeProductEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from './fen.ts'
import type { Product, Variant } from './shapes.ts'

type PriceSaid = {
  list?: 'everyone' | 'members'
  minQuantity?: number | null
  yuan?: string
  startsAt?: string
  endsAt?: string
}
/** A picture in the form, with its size for the frame; only its id and words are sent. */
export type PictureSaid = Product['pictures'][number]
export type VariantSaid = {
  id?: string
  name?: string
  sku?: string
  yuan?: string
  onHand?: number | null
  prices?: PriceSaid[]
}
export type ProductSaid = Pick<Product, 'kind' | 'title' | 'subtitle' | 'description' | 'deliveries'> & {
  /** Of the product that was opened; a draft remembers on which it was written. */
  version?: number
  pictures: PictureSaid[]
  categoryId?: string | null
  communityId?: string | null
  freight: string
  limitPerOrder?: number | null
  limitPerPerson?: number | null
  couponsAllowed: boolean
  commissionAllowed: boolean
  variants: VariantSaid[]
}
type Clock = { localAt: (at: string) => string; instantAt: (local: string) => string }
type Words = InputOf<typeof makeProductEndpoint>

export const blankProduct: ProductSaid = {
  kind: 'goods',
  title: '',
  subtitle: '',
  description: '',
  pictures: [],
  deliveries: ['express'],
  freight: '0.00',
  couponsAllowed: true,
  commissionAllowed: true,
  variants: [{ name: '', yuan: '' }],
}

export function saidOf(product: Product, clock: Clock): ProductSaid {
  const { freightFen, variants, pictures, ...rest } = product
  const { kind, title, subtitle, description, deliveries, categoryId, communityId } = rest
  const { limitPerOrder, limitPerPerson, couponsAllowed, commissionAllowed, version } = rest
  return {
    ...{ kind, title, subtitle, description, deliveries, categoryId, communityId },
    ...{ limitPerOrder, limitPerPerson, couponsAllowed, commissionAllowed, version },
    pictures: [...pictures],
    freight: yuanOf(freightFen),
    variants: variants.map((variant) => variantSaid(variant, clock)),
  }
}

const variantSaid = ({ id, name, sku, priceFen, prices }: Variant, { localAt }: Clock): VariantSaid => ({
  id,
  name,
  ...(sku ? { sku } : {}),
  yuan: yuanOf(priceFen),
  prices: prices.map(({ list, minQuantity, fen, startsAt, endsAt }) => ({
    list,
    minQuantity,
    yuan: yuanOf(fen),
    ...(startsAt ? { startsAt: localAt(startsAt) } : {}),
    ...(endsAt ? { endsAt: localAt(endsAt) } : {}),
  })),
})

/** The form has refused amounts that are none, so that every `yuan` can be read. */
export function wordsOf(said: ProductSaid, { instantAt }: Clock): Words {
  const {
    freight,
    variants,
    version: _,
    categoryId,
    communityId,
    limitPerOrder,
    limitPerPerson,
    pictures,
    ...rest
  } = said
  const instant = (local: string | undefined) => (local ? instantAt(local) : null)
  return {
    ...rest,
    pictures: pictures.map(({ id, alt }) => ({ id, alt })),
    categoryId: categoryId ?? null,
    communityId: communityId ?? null,
    limitPerOrder: limitPerOrder ?? null,
    limitPerPerson: limitPerPerson ?? null,
    freightFen: fenOf(freight) ?? 0,
    variants: variants.map(({ id, name = '', sku, yuan = '', onHand, prices = [] }) => ({
      ...(id ? { id } : { onHand: onHand ?? null }),
      name,
      sku: sku?.trim() || null,
      priceFen: fenOf(yuan) ?? 0,
      prices: prices.map((price) => ({
        list: price.list ?? 'everyone',
        minQuantity: price.minQuantity ?? 1,
        fen: fenOf(price.yuan ?? '') ?? 0,
        startsAt: instant(price.startsAt),
        endsAt: instant(price.endsAt),
      })),
    })),
  } as Words
}

const fieldNames: Readonly<Record<string, string>> = { priceFen: 'yuan', fen: 'yuan', freightFen: 'freight' }

/** Where in the form a field of the contract stands: `variants.0.priceFen` → `['variants', 0, 'yuan']`. */
export const placeOf = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : (fieldNames[part] ?? part)))
