import { keptMeanings } from '../../../../kernel/sheets/kept-meanings.ts'
import type { GoodsColumn } from '../../contract.ts'

/** What the tenant said the columns of its tables of goods mean. */
export const keptGoodsMeanings = keptMeanings<GoodsColumn>('commerce.goods_mappings')
