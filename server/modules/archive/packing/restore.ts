/** An archive back into an empty tenant: checked whole before anything is written, and written whole or not at all. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ArchivedTable } from '../../../kernel/archive/declaration.ts'
import { listColumns } from '../../../kernel/archive/read-rows.ts'
import { hasRows, writeRows } from '../../../kernel/archive/write-rows.ts'
import type { Context } from '../../../kernel/context.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import { ArchiveInconsistent, ArchiveNewer, type Restoration, TenantNotEmpty } from '../contract.ts'
import { plannedSettling, plannedTables } from '../plan.ts'
import { fileEntry, type Manifest } from '../rules/manifest.ts'
import { openArchive, type OpenedArchive, verifyArchive } from './open-archive.ts'
import { sealMark } from './seal-mark.ts'

const system = { kind: 'system', name: 'restore' } as const

export type Told = (step: {
  state: 'checking' | 'writing'
  written: number
  total: number
  of: NonNullable<Restoration['of']>
}) => Promise<void>
export type RestoredArchive = NonNullable<Restoration['report']>

/**
 * Brings an archive back. Done twice, or again after it was killed, it is there once: rows are written in one transaction,
 * and files lie under their own checksums. `within` acts in that transaction. Raises `archive.tenant_not_empty`,
 * `not_an_archive`, `archive_newer`, `archive_changed`, `archive_inconsistent`; then nothing was written.
 */
export async function restoreArchive(
  ground: Ground,
  tenantId: TenantId,
  path: string,
  {
    tell = async () => {},
    within = async () => {},
  }: { tell?: Told; within?: (ctx: Context, report: RestoredArchive) => Promise<void> } = {},
): Promise<RestoredArchive> {
  const archive = await openArchive(path)
  try {
    const { manifest } = archive
    const of = { kind: manifest.of.kind, name: manifest.of.name, takenAt: manifest.takenAt }
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    await enter(ground, tenantId, system, async (ctx) => {
      await requireKnown(ctx, manifest)
      await requireEmpty(ctx)
    })
    await verifyArchive(archive, () => tell({ state: 'checking', written: 0, total, of }))
    await putFiles(ground, tenantId, archive)
    return await enter(ground, tenantId, system, async (ctx) => {
      await requireEmpty(ctx)
      const written = await writeTables(ctx, archive, (rows) => tell({ state: 'writing', written: rows, total, of }))
      for (const settle of plannedSettling()) await settle(ctx)
      const { files, missing } = manifest
      const report = { rows: written, files: files.length, missing: missing.length, addresses: isOurs(ctx, manifest) }
      await within(ctx, report)
      return report
    })
  } finally {
    archive.close()
  }
}

const isOurs = ({ seal }: Pick<Context, 'seal'>, manifest: Manifest) => manifest.seal === sealMark(seal)

async function requireKnown(ctx: Context, { tables }: Manifest): Promise<void> {
  for (const { name, columns } of tables) {
    const table = plannedTables().find((one) => one.name === name)
    if (!table) throw ArchiveNewer({ what: name })
    const known = new Set(await listColumns(ctx.tables<unknown>(), table))
    const unknown = columns.find((column) => !known.has(column))
    if (unknown) throw ArchiveNewer({ what: `${name}.${unknown}` })
  }
}

/** Raises `archive.tenant_not_empty` when anything is there besides what the founding wrote. */
export async function requireEmpty(ctx: Context): Promise<void> {
  for (const table of plannedTables())
    if (!table.meets && (await hasRows(ctx, table))) throw TenantNotEmpty({ what: table.name })
}

async function putFiles(ground: Ground, tenantId: TenantId, { manifest, read }: OpenedArchive): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-restore-'))
  try {
    for (const { place } of manifest.files) {
      const path = join(directory, randomUUID())
      await pipeline(Readable.from(await read(fileEntry(place))), createWriteStream(path))
      await ground.files.put(
        `${tenantId}/${place}`,
        path,
        place.endsWith('.webp') ? 'image/webp' : 'application/octet-stream',
      )
      await rm(path, { force: true })
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** In the order in which the tables stand on each other; sealed texts only where they can be opened. */
async function writeTables(
  ctx: Context,
  archive: OpenedArchive,
  tell: (rows: number) => Promise<void>,
): Promise<number> {
  let written = 0
  for (const table of plannedTables()) {
    const held = archive.manifest.tables.find(({ name }) => name === table.name)
    if (!held || (table.sealed && !isOurs(ctx, archive.manifest))) continue
    for await (const batch of batchesOf(await archive.read(held.entry))) {
      await writeRows(ctx, table, held.columns, batch).catch((fault) => refuseWrongRows(fault, table))
      written += batch.length
      await tell(written)
    }
  }
  return written
}

const mostRows = 500
const mostCharacters = 2_000_000

async function* batchesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let batch: string[] = []
  let characters = 0
  for await (const line of linesOf(bytes)) {
    batch.push(line)
    characters += line.length
    if (batch.length < mostRows && characters < mostCharacters) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

/** Lines end at a line feed and nowhere else: node:readline also cuts at U+2028, which people do write. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of bytes) {
    const lines = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n')
    rest = lines.pop() as string
    for (const line of lines) if (line !== '') yield line
  }
  if (rest !== '') yield rest
}

/** The database refuses wrong shapes (22…) and broken rules (23…); all else is no fault of the archive. */
function refuseWrongRows(fault: unknown, { name }: ArchivedTable): never {
  throw /^2[23]/.test(String((fault as { code?: unknown }).code)) ? ArchiveInconsistent({ entry: name }) : fault
}
