/** Window of promotions: activities, what takes place in them, and on which channels each may be offered. */
export * from './contract/activities.ts'
export * from './contract/bargains.ts'
export * from './contract/channels.ts'
export * from './contract/news.ts'
export * from './contract/problems.ts'
export * from './contract/shapes.ts'
export * from './contract/teams.ts'
export * from './contract/terms.ts'
