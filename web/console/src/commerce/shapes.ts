/** The shapes of the shop's answers, by the words of the trade. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listAfterSalesEndpoint,
  listAttentionEndpoint,
  listCategoriesEndpoint,
  listOrdersEndpoint,
  listPaymentSettingsEndpoint,
  readGoodsImportEndpoint,
  readOrderEndpoint,
  readProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'

export type Order = AnswerOf<typeof readOrderEndpoint>
export type OrderCard = AnswerOf<typeof listOrdersEndpoint>['rows'][number]
export type OrderLine = Order['lines'][number]
export type Refund = Order['refunds'][number]
export type Product = AnswerOf<typeof readProductEndpoint>
export type Variant = Product['variants'][number]
export type Category = AnswerOf<typeof listCategoriesEndpoint>['rows'][number]
export type GoodsImport = AnswerOf<typeof readGoodsImportEndpoint>
export type AfterSale = AnswerOf<typeof listAfterSalesEndpoint>['rows'][number]
export type AttentionRow = AnswerOf<typeof listAttentionEndpoint>['rows'][number]
export type PaymentSetting = AnswerOf<typeof listPaymentSettingsEndpoint>['rows'][number]
export type Provider = PaymentSetting['provider']
