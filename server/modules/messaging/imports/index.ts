/** Readers of chat exports: what the rest of messaging may use. */
export { type ColumnMapping } from './columns.ts'
export type { DateOrderChoice } from './date-order.ts'
export type { DetectedFormat, UnknownExport } from './detect.ts'
export { contentKeys, recordKey } from './keys.ts'
export * from './problems.ts'
export {
  detectExport,
  type ExportAnswer,
  openExport,
  type OpenExport,
  openMedia,
  type ReadOptions,
  readExport,
} from './read.ts'
export type * from './record.ts'
export { type DateOrder, instantIn } from './stamps.ts'
export {
  type ExportDoubt,
  type ExportPerson,
  type ExportPreview,
  type ExportSummary,
  previewExport,
  summariseExport,
} from './summary.ts'
