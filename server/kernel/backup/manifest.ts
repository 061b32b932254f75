/** The last entry of a backup: what is in it, so that everything else can be checked against it. */
import { z } from 'zod'

/** Grows when an older program could no longer read what a newer one writes. */
export const format = 1
export const manifestName = 'manifest.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const shape = z.object({
  format: z.literal(format),
  program: z.string(),
  /** The moment all rows are of. */
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ module: z.string(), name: z.string(), hash })),
  tables: z.array(
    z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: z.number().int() }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
  jobs: z.number().int(),
  files: z.object({
    /** A folder's files are in the backup; a bucket keeps its own, and is only listed. */
    kept: z.enum(['folder', 'bucket']),
    count: z.number().int(),
    bytes: z.number().int(),
    /** Files that the database knows and the folder did not hold. */
    missing: z.array(z.string()),
  }),
  /** Fingerprint of the secret key that the addresses are sealed with; null when it was not at hand. */
  keyCheck: z.string().nullable(),
  withKeys: z.boolean(),
  entries: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: hash })),
})

export type Manifest = z.output<typeof shape>
export type Entry = Manifest['entries'][number]

/** Reads a manifest. Raises an error when it is not one that this program understands. */
export function readManifest(text: string): Manifest {
  const read = shape.safeParse(JSON.parse(text))
  if (read.success) return read.data
  throw new Error(
    `备份的格式不认识，可能来自更新的版本 · the backup has a form this program does not know, perhaps a newer one: ${z.prettifyError(read.error)}`,
  )
}
