/** Window of distribution: promoters, who is bound to whom, commission and its withdrawal; sales shared by contract. */
export * from './contract/co-selling.ts'
export * from './contract/commissions.ts'
export * from './contract/problems.ts'
export * from './contract/promoters.ts'
export * from './contract/rules.ts'
export * from './contract/shapes.ts'
export * from './contract/withdrawals.ts'
