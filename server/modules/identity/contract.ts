/** Window of identity: who people are, how they come in, what operators may do, and what was done. */
export * from './contract/account.ts'
export * from './contract/api-keys.ts'
export * from './contract/audit.ts'
export * from './contract/news.ts'
export * from './contract/problems.ts'
export * from './contract/shapes.ts'
export * from './contract/sign-in.ts'
export * from './contract/team.ts'
