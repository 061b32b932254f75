/** Rows of imports of goods. */
import type { PersonId, TenantId } from '../identity/contract.ts'
import type {
  GoodsImportId,
  GoodsImportState,
  GoodsMeanings,
  GoodsRow,
  GoodsUndo,
  ProductId,
  ProductWords,
  VariantId,
} from './contract.ts'

export type GoodsImportRow = {
  tenant_id: TenantId
  id: GoodsImportId
  file_name: string
  state: GoodsImportState
  headings: string[]
  mapping: GoodsMeanings
  remembered: boolean
  overwrite: boolean
  sets_stock: boolean
  lines: { line: number; cells: string[] }[]
  outcomes: Omit<GoodsRow, 'cells'>[]
  deeds: GoodsDeed[]
  undone: GoodsUndo | null
  started_by: PersonId
  created_at: Date
  finished_at: Date | null
  undone_at: Date | null
}
/** What a table did to one product, so that it can be taken back. */
export type GoodsDeed = {
  productId: ProductId
  title: string
  /** Null for one that was made. */
  before: (ProductWords & { shown: boolean }) | null
  /** As it was left. */
  version: number
  added: VariantId[]
  stock: { variantId: VariantId; was: number | null; set: number }[]
}
