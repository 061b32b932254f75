/** The shapes of customers' answers, by the words of the trade. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listCustomerImportsEndpoint,
  listCustomersEndpoint,
  listImportRowsEndpoint,
  readCustomerEndpoint,
  readCustomerImportEndpoint,
} from '../../../../server/modules/customers/contract.ts'

export type Customer = AnswerOf<typeof listCustomersEndpoint>['rows'][number]
export type CustomerCard = AnswerOf<typeof readCustomerEndpoint>
export type CustomerImport = AnswerOf<typeof readCustomerImportEndpoint>
export type ImportHead = AnswerOf<typeof listCustomerImportsEndpoint>['rows'][number]
export type ImportState = ImportHead['state']
export type ImportedRow = AnswerOf<typeof listImportRowsEndpoint>['rows'][number]
export type ForeseenRow = CustomerImport['sample'][number]
