/** Window of customers: whom operators keep a record of, and bringing them in from tables. */
export * from './contract/customers.ts'
export * from './contract/import-shapes.ts'
export * from './contract/imports.ts'
