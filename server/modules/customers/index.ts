/** Door of customers: what later modules may ask of it. */
export { forgetCustomer } from './operations/forget-customer.ts'
export { type BroughtIn, importCustomers } from './operations/import/import-customers.ts'
export { recordedAt } from './queries/recorded-at.ts'
export { readCustomerRecord } from './queries/read-own-record.ts'
