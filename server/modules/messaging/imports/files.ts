import type { Readable } from 'node:stream'

/** One named file of an export: on disk, in a folder or in a zip. */
export type ExportFile = {
  /** Path inside the folder or zip, with `/`. */
  name: string
  /** Bytes when unpacked. */
  size: number
  open(): Promise<Readable>
}

const natural = new Intl.Collator('en', { numeric: true })
/** Order of pages: `messages2.html` before `messages10.html`. */
export const byName = (a: { name: string }, b: { name: string }) => natural.compare(a.name, b.name)

/** Folder of a name with its trailing `/`, empty at the top. */
export const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1)
export const lastPart = (name: string) => name.slice(name.lastIndexOf('/') + 1)
