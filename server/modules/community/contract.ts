/** Window of community: communities, groups, who belongs to them, on what terms. */
export * from './contract/communities.ts'
export * from './contract/groups.ts'
export * from './contract/joining.ts'
export * from './contract/members.ts'
export * from './contract/news.ts'
export * from './contract/problems.ts'
export * from './contract/rules.ts'
export * from './contract/shapes.ts'
