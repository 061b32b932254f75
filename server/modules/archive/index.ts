/** Door of archive: what loaders may ask of it. */
export { type RestoredArchive, restoreArchive } from './packing/restore.ts'
