/** Window of archive: everything out and back, and leaving for good. */
export * from './contract/departures.ts'
export * from './contract/exports.ts'
export * from './contract/restorations.ts'
