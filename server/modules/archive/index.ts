/** Door of archive: what loaders may ask of it. */
export { restoreArchive } from './packing/restore.ts'
