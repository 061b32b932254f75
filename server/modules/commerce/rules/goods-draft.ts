/** One row of a table → what it says of a variant and its product; whatever cannot be read is told, not guessed. */
import type { Delivery, GoodsColumn, GoodsMeanings, GoodsReason, GoodsReasonCode, ProductKind } from '../contract.ts'
import { answerWords, deliveryWords, kindWords, unlimited, wordIn } from './goods-words.ts'

/** What is left out stays as it is, and is as usual for what is new. Null: not limited, not counted. */
export type ProductSays = {
  title?: string
  subtitle?: string
  description?: string
  category?: string
  kind?: ProductKind
  deliveries?: Delivery[]
  freightFen?: number
  limitPerOrder?: number | null
  limitPerPerson?: number | null
  shown?: boolean
  couponsAllowed?: boolean
  commissionAllowed?: boolean
}
export type VariantSays = { id?: string; name?: string; sku?: string; priceFen?: number; onHand?: number | null }
export type GoodsDraft = { row: number; product: ProductSays; variant: VariantSays; wrong: GoodsReason[] }

const nothing = /^(-+|—+|\/|null|n\/?a)$/i
const clean = (cell: string) => {
  const text = cell.replaceAll('\u0000', '').toWellFormed().trim()
  return nothing.test(text) ? '' : text
}

/** Whether a row says nothing. */
export const isBlank = (cells: readonly string[]) => cells.every((cell) => clean(cell) === '')

const longest: Partial<Record<GoodsColumn, number>> = {
  title: 80,
  variant: 60,
  sku: 64,
  subtitle: 120,
  description: 20_000,
  category: 40,
}

/** What a row says, cell by cell; what cannot be read is told with its heading. */
export function draftGoods({ line, cells }: { line: number; cells: readonly string[] }, meanings: GoodsMeanings) {
  const draft: GoodsDraft = { row: line, product: {}, variant: {}, wrong: [] }
  meanings.forEach(({ heading, target }, place) => {
    const text = clean(cells[place] ?? '')
    if (text === '' || target === 'ignore') return
    const wrong = [...text].length > (longest[target] ?? 20_000) ? 'too_long' : readers[target](draft, text)
    if (wrong) draft.wrong.push({ code: wrong, column: heading, row: null, title: null })
  })
  return draft
}

type Reader = (draft: GoodsDraft, text: string) => GoodsReasonCode | null

/** Keeps what was read; null is a value, what could not be read is undefined. */
const kept = <T>(read: T | undefined, keep: (value: T) => void, wrong: GoodsReasonCode): GoodsReasonCode | null => {
  if (read === undefined) return wrong
  keep(read)
  return null
}
const product = (name: keyof ProductSays): Reader => {
  return ({ product: says }, text) => (Object.assign(says, { [name]: text }), null)
}
const answer = (name: 'shown' | 'couponsAllowed' | 'commissionAllowed'): Reader => {
  return ({ product: says }, text) => {
    const said = wordIn(answerWords, text)
    return kept(said ?? undefined, (word) => (says[name] = word === 'yes'), 'word_unknown')
  }
}
const limit = (name: 'limitPerOrder' | 'limitPerPerson'): Reader => {
  return ({ product: says }, text) => kept(countIn(text, 9999, 1), (count) => (says[name] = count), 'count_unreadable')
}

const readers: Record<Exclude<GoodsColumn, 'ignore'>, Reader> & { ignore: Reader } = {
  title: product('title'),
  subtitle: product('subtitle'),
  description: product('description'),
  category: product('category'),
  variant: ({ variant }, text) => ((variant.name = text), null),
  // Table programs guard long numbers by a quote.
  sku: ({ variant }, text) => ((variant.sku = text.replace(/^'/, '')), null),
  variantId: ({ variant }, text) => ((variant.id = text), null),
  price: ({ variant }, text) => kept(fenIn(text), (fen) => (variant.priceFen = fen), 'amount_unreadable'),
  stock: ({ variant }, text) =>
    kept(countIn(text, 10_000_000, 0), (count) => (variant.onHand = count), 'count_unreadable'),
  freight: ({ product: says }, text) => kept(fenIn(text), (fen) => (says.freightFen = fen), 'amount_unreadable'),
  kind: ({ product: says }, text) =>
    kept(wordIn(kindWords, text) ?? undefined, (kind) => (says.kind = kind), 'word_unknown'),
  deliveries: ({ product: says }, text) => kept(deliveriesIn(text), (all) => (says.deliveries = all), 'word_unknown'),
  limitPerOrder: limit('limitPerOrder'),
  limitPerPerson: limit('limitPerPerson'),
  shown: answer('shown'),
  couponsAllowed: answer('couponsAllowed'),
  commissionAllowed: answer('commissionAllowed'),
  ignore: () => null,
}

/** Yuan as people write them → fen; a third decimal is no amount, but for what table programs make of halves. */
export function fenIn(text: string): number | undefined {
  const plain = text.replace(/^[¥￥]\s*|\s*元$/g, '')
  if (!/^(\d{1,8}|\d{1,3}(,\d{3}){1,2})(\.\d+)?$/.test(plain)) return undefined
  const hundredths = Number(plain.replaceAll(',', '')) * 100
  const fen = Math.round(hundredths)
  return Math.abs(hundredths - fen) < 1e-6 && fen <= 1_000_000_000 ? fen : undefined
}

function countIn(text: string, most: number, least: number): number | null | undefined {
  if ((unlimited as readonly string[]).includes(text.toLowerCase())) return null
  const count = /^\d{1,8}(\.0+)?$/.test(text.replaceAll(',', '')) ? Number(text.replaceAll(',', '')) : Number.NaN
  return count >= least && count <= most ? count : undefined
}

function deliveriesIn(text: string): Delivery[] | undefined {
  const words = text.split(/[,，、;；/|\n]+/).filter((word) => word.trim() !== '')
  const found = words.map((word) => wordIn(deliveryWords, word))
  return found.length === 0 || found.includes(null) ? undefined : [...new Set(found as Delivery[])]
}
