/** What an archive says of itself: everything that is in it, with checksums. */
import { z } from 'zod'
import { exportKind } from '../contract.ts'

export const archiveFormat = 'qunluo-archive'
/** Raised when an older program could no longer read what a newer one writes. */
export const archiveVersion = 1
export const manifestName = 'manifest.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const sum = { bytes: z.number().int().min(0), sha256 }
const name = z.string().regex(/^[a-z_]+\.[a-z_]+$/)
/** Below the tenant's own in the file store; never a way out of it. */
const place = z.string().regex(/^(?:[0-9a-f]{2}|imports)\/[0-9a-f]{64}(?:\.[0-9a-z]+)*$/)

export const manifestShape = z.object({
  format: z.literal(archiveFormat),
  version: z.number().int().min(1),
  of: z.object({ kind: exportKind, id: z.string(), name: z.string() }),
  tenant: z.object({ id: z.string(), name: z.string(), zone: z.string() }),
  takenAt: z.iso.datetime(),
  /** Tells whether sealed texts can be opened here, and nothing about the key. */
  seal: z.string(),
  tables: z.array(
    z.object({ name, entry: z.string(), columns: z.array(z.string()), rows: z.number().int().min(0), ...sum }),
  ),
  /** For reading only. */
  papers: z.array(z.object({ entry: z.string(), ...sum })),
  files: z.array(z.object({ place, ...sum })),
  missing: z.array(place),
})
export type Manifest = z.infer<typeof manifestShape>

export const rowsEntry = (table: string): string => `rows/${table}.jsonl`
export const fileEntry = (at: string): string => `files/${at}`

/** Every entry besides the manifest itself, with what it must be. */
export const entriesOf = ({ tables, papers, files }: Manifest): { entry: string; bytes: number; sha256: string }[] => [
  ...tables,
  ...papers,
  ...files.map(({ place: at, ...rest }) => ({ entry: fileEntry(at), ...rest })),
]
