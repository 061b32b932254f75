import { keptMeanings } from '../../../../kernel/sheets/kept-meanings.ts'
import type { ColumnTarget } from '../../contract.ts'

/** What the tenant said the columns of its tables of customers mean. */
export const keptCustomerMeanings = keptMeanings<ColumnTarget>('customers.mappings')
