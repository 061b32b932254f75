/** What has to be asked anew when something was done with an order. */
import {
  countOrdersEndpoint,
  listAfterSalesEndpoint,
  listAttentionEndpoint,
  listOrdersEndpoint,
  readOrderEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { listPostingsEndpoint, readBooksEndpoint } from '../../../../server/modules/ledger/contract.ts'

export const changedByOrders = [
  readOrderEndpoint,
  listOrdersEndpoint,
  countOrdersEndpoint,
  listAttentionEndpoint,
  listAfterSalesEndpoint,
  listPostingsEndpoint,
  readBooksEndpoint,
]
