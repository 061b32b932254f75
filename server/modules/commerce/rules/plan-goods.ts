/** What would come of a table of goods: each row meets what is there by our number, its item number, or its names. */
import type { RowOutcome } from '../../../kernel/contract.ts'
import type { Delivery, GoodsReason, GoodsReasonCode, Product, ProductId, VariantId } from '../contract.ts'
import type { GoodsDraft, ProductSays, VariantSays } from './goods-draft.ts'

/** A product as it is, with what tables say of it. */
export type Shelved = Product & {
  category: string
  counted: Readonly<Record<string, { onHand: number; held: number }>>
}
export type Known = {
  products: readonly Shelved[]
  /** Whose an item number is; one that is retired belongs to its product still. */
  skus: readonly { sku: string; productId: ProductId; title: string; retired: boolean }[]
}
export type Choice = { overwrite: boolean; setsStock: boolean }

type PlannedVariant = {
  id: VariantId | null
  name: string
  sku: string | null
  priceFen: number
  /** Undefined: left as it is. */
  onHand?: number | null
}
export type PlannedProduct = {
  /** Null for one that is made. */
  before: Shelved | null
  title: string
  says: ProductSays
  /** Which row said so first. */
  saidBy: number
  variants: PlannedVariant[]
  /** Anything in it is new or different. */
  changes: boolean
}
type PlannedRow = { row: number; outcome: RowOutcome; reasons: GoodsReason[]; product: PlannedProduct | null }

const mostVariants = 100

/** What would come of each row, and which products are made or changed. */
export function planGoods(
  drafts: readonly (GoodsDraft | { row: number; blank: true })[],
  known: Known,
  choice: Choice,
) {
  const desk = new Desk(known, choice)
  const rows = drafts.map(
    (draft): PlannedRow => ('blank' in draft ? untaken(draft.row, 'skipped', [reason('empty_row')]) : desk.take(draft)),
  )
  return { rows, products: [...desk.planned].filter(({ changes }) => changes) }
}

/** A reason with what it is about; the rest is null. */
export const reason = (code: GoodsReasonCode, about: Partial<Omit<GoodsReason, 'code'>> = {}): GoodsReason => ({
  code,
  column: null,
  row: null,
  title: null,
  ...about,
})
const untaken = (row: number, outcome: RowOutcome, reasons: GoodsReason[]): PlannedRow => ({
  row,
  outcome,
  reasons,
  product: null,
})

type Met = { product: PlannedProduct; variant: PlannedVariant | null }
type Refused = { outcome: 'conflict' | 'invalid'; reason: GoodsReason }

/** The table so far: what it met, and which row did so first. */
class Desk {
  readonly planned = new Set<PlannedProduct>()
  private readonly known: Known
  private readonly choice: Choice
  private readonly byId = new Map<ProductId, PlannedProduct>()
  private readonly fresh = new Map<string, PlannedProduct>()
  private readonly skuRows = new Map<string, number>()
  private readonly variantRows = new Map<PlannedVariant, number>()

  constructor(known: Known, choice: Choice) {
    this.known = known
    this.choice = choice
  }

  take(draft: GoodsDraft): PlannedRow {
    const { row, variant } = draft
    if (draft.wrong.length > 0) return untaken(row, 'invalid', draft.wrong)
    const sameSku = variant.sku ? this.skuRows.get(variant.sku) : undefined
    if (sameSku !== undefined) return untaken(row, 'conflict', [reason('same_sku_as_row', { row: sameSku })])
    const met = this.meet(draft)
    if ('reason' in met) return untaken(row, met.outcome, [met.reason])
    const refused = this.refuse(draft, met)
    if (refused) return untaken(row, refused.outcome, [refused.reason])
    return this.write(draft, met)
  }

  /** By our own number, by the item number, by title and name of the variant. */
  private meet({ product, variant }: GoodsDraft): Met | Refused {
    const owner = variant.sku ? this.known.skus.find(({ sku }) => sku === variant.sku) : undefined
    const found = variant.id
      ? this.find(({ id }) => id === variant.id)
      : owner && !owner.retired
        ? this.find(({ sku }) => sku === variant.sku)
        : null
    const other = (): Refused => ({
      outcome: 'conflict',
      reason: reason('sku_of_other', { title: owner?.title ?? '' }),
    })
    if (variant.id && !found) return { outcome: 'invalid', reason: reason('id_unknown') }
    if (variant.id && owner && found?.variant?.sku !== variant.sku) return other()
    if (owner && !found) return other()
    if (found) return !variant.id && product.title && product.title !== found.product.title ? other() : found
    if (!product.title) return { outcome: 'invalid', reason: reason('no_title') }
    return this.meetByTitle(product.title, variant.name ?? '')
  }

  private find(fits: (variant: { id: string; sku: string | null }) => boolean): Met | null {
    const before = this.known.products.find(({ variants }) => variants.some(fits))
    const variant = before?.variants.find(fits)
    if (!before || !variant) return null
    const product = this.open(before)
    return { product, variant: product.variants.find(({ id }) => id === variant.id) ?? null }
  }

  private meetByTitle(title: string, name: string): Met | Refused {
    const [before, second] = this.known.products.filter((one) => one.title === title)
    if (second) return { outcome: 'conflict', reason: reason('title_of_several') }
    const product = before ? this.open(before) : (this.fresh.get(title) ?? blank(title))
    return { product, variant: product.variants.find((one) => one.name === name) ?? null }
  }

  private open(before: Shelved): PlannedProduct {
    const open = this.byId.get(before.id) ?? {
      before,
      title: before.title,
      says: {},
      saidBy: 0,
      variants: before.variants.map(({ id, name, sku, priceFen }) => ({ id, name, sku, priceFen })),
      changes: false,
    }
    this.byId.set(before.id, open)
    return open
  }

  private refuse({ variant: says }: GoodsDraft, { product, variant }: Met): Refused | null {
    const conflict = (found: GoodsReason): Refused => ({ outcome: 'conflict', reason: found })
    const earlier = variant ? this.variantRows.get(variant) : undefined
    if (earlier !== undefined) return conflict(reason('same_variant_as_row', { row: earlier }))
    const name = says.name ?? variant?.name ?? ''
    const named = product.variants.find((one) => one !== variant && one.name === name)
    if (named) return conflict(reason('same_variant_as_row', { row: this.variantRows.get(named) ?? null }))
    const held = (variant?.id && product.before?.counted[variant.id]?.held) || 0
    if (this.choice.setsStock && (says.onHand ?? held) < held) return conflict(reason('stock_held'))
    if (variant) return null
    if (says.priceFen === undefined) return { outcome: 'invalid', reason: reason('no_price') }
    return product.variants.length >= mostVariants ? conflict(reason('too_many_variants')) : null
  }

  private write({ row, product: says, variant: said }: GoodsDraft, { product, variant }: Met): PlannedRow {
    if (said.sku) this.skuRows.set(said.sku, row)
    const isLeft = product.before !== null && !this.choice.overwrite
    if (isLeft && variant) {
      this.variantRows.set(variant, row)
      return { row, outcome: 'skipped', reasons: [reason('left_as_it_is')], product }
    }
    const differs = isLeft ? false : this.sayOfProduct(product, says, row)
    const changed = variant ? changeVariant(variant, said, product.before, this.choice) : addVariant(product, said)
    this.variantRows.set(variant ?? (product.variants.at(-1) as PlannedVariant), row)
    if (!product.before) this.fresh.set(product.title, product)
    this.planned.add(product)
    const saysNew = product.saidBy === row && product.before !== null && saysAnything(product.before, product.says)
    product.changes ||= changed || saysNew
    const outcome = !variant ? 'created' : changed || saysNew ? 'updated' : 'matched'
    const first = reason('differs_from_row', { row: product.saidBy })
    return { row, outcome, reasons: differs ? [first] : [], product }
  }

  /** The first row of a product speaks for it; true when a later one says otherwise. */
  private sayOfProduct(product: PlannedProduct, says: ProductSays, row: number): boolean {
    if (product.saidBy === 0) {
      product.saidBy = row
      product.says = says
      return false
    }
    return Object.entries(says).some(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(product.says[name as keyof ProductSays]),
    )
  }
}

const blank = (title: string): PlannedProduct => ({
  before: null,
  title,
  says: {},
  saidBy: 0,
  variants: [],
  changes: false,
})

function addVariant(product: PlannedProduct, { name = '', sku, priceFen = 0, onHand }: VariantSays): true {
  product.variants.push({ id: null, name, sku: sku ?? null, priceFen, ...(onHand === undefined ? {} : { onHand }) })
  return true
}

function changeVariant(
  variant: PlannedVariant,
  { name, sku, priceFen, onHand }: VariantSays,
  before: Shelved | null,
  { setsStock }: Choice,
): boolean {
  const was = { ...variant }
  variant.name = name ?? was.name
  variant.sku = sku ?? was.sku
  variant.priceFen = priceFen ?? was.priceFen
  const counted = variant.id ? before?.counted[variant.id]?.onHand : undefined
  const sets = setsStock && onHand != null && onHand !== counted
  if (sets) variant.onHand = onHand
  return sets || variant.name !== was.name || variant.sku !== was.sku || variant.priceFen !== was.priceFen
}

/** Whether what a table says of a product is not so already. */
function saysAnything(before: Shelved, says: ProductSays): boolean {
  const now: Required<ProductSays> = { ...before, shown: before.shownAt !== null }
  return Object.entries(says).some(([name, value]) => {
    const is = now[name as keyof ProductSays]
    return Array.isArray(value) ? !sameDeliveries(value, before.deliveries) : value !== is
  })
}

const sameDeliveries = (some: readonly Delivery[], others: readonly Delivery[]) =>
  some.length === others.length && some.every((one) => others.includes(one))
