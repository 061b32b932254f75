/** Everything of an extent into one ZIP: rows as of one moment, then files, then the manifest that tells of all. */
import type { Kysely } from 'kysely'
import type { ArchivedTable, Extent } from '../../../kernel/archive/declaration.ts'
import { spanExtent } from '../../../kernel/archive/extent.ts'
import { countRows, listColumns, listFiles, readRows } from '../../../kernel/archive/read-rows.ts'
import { hasUntoldNews, inSnapshot } from '../../../kernel/archive/snapshot.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import { tenantOf } from '../../identity/index.ts'
import { plannedTables } from '../plan.ts'
import { archiveFormat, archiveVersion, fileEntry, type Manifest, manifestName, rowsEntry } from '../rules/manifest.ts'
import { openPack, type Pack } from './pack.ts'
import { sealMark } from './seal-mark.ts'

type Packing = {
  ground: Ground
  tenantId: TenantId
  of: Manifest['of']
  start: Extent
  /** What its rows name and it must therefore hold as well, in the order of looking. */
  rounds: readonly string[]
  /** For reading only, by the name of the entry. */
  papers?: Readonly<Record<string, string>>
  /** Told after every page; what it raises ends the writing. */
  tell: (progress: { written: number; total: number }) => Promise<void>
}

type Meter = { written: number; total: number }
type Underway = Packing & { pack: Pack; meter: Meter }

/** Writes the archive to a path of this machine and answers its manifest. */
export async function writeArchive(packing: Packing, path: string): Promise<Manifest> {
  const { ground, tenantId } = packing
  await letNewsSettle(packing)
  const takenAt = ground.clock()
  const underway = { ...packing, pack: openPack(path, takenAt), meter: { written: 0, total: 0 } }
  const { tables, papers, places } = await inSnapshot(ground, tenantId, (snapshot) => packRows(underway, snapshot))
  const { files, missing } = await packFiles(underway, places)
  const tenant = await enter(ground, tenantId, { kind: 'system', name: 'export' }, tenantOf)
  const manifest: Manifest = {
    format: archiveFormat,
    version: archiveVersion,
    of: packing.of,
    tenant: { id: tenantId, name: tenant.name, zone: tenant.zone },
    takenAt: takenAt.toISOString(),
    seal: sealMark(ground.seal),
    tables,
    papers: [...papers, ...(await packPapers(underway))],
    files,
    missing,
  }
  await underway.pack.add(manifestName, once(`${JSON.stringify(manifest, null, 1)}\n`))
  await underway.pack.close()
  return manifest
}

const settleMs = 3000

/** What somebody has just done may still be on its way to the chat; a moment later it stands there. */
async function letNewsSettle({ ground, tenantId }: Packing): Promise<void> {
  const until = Date.now() + settleMs
  while (Date.now() < until && (await inSnapshot(ground, tenantId, (snapshot) => hasUntoldNews(snapshot, tenantId))))
    await new Promise((wake) => setTimeout(wake, 100))
}

type PackedRows = { tables: Manifest['tables']; papers: Manifest['papers']; places: string[] }

async function packRows(underway: Underway, snapshot: Kysely<unknown>): Promise<PackedRows> {
  const { tenantId, start, rounds, meter } = underway
  const extent = await spanExtent(snapshot, tenantId, plannedTables(), start, rounds)
  const tables = plannedTables().filter(({ parts }) => extent.kind === 'tenant' || parts?.[extent.kind])
  for (const table of tables) meter.total += await countRows(snapshot, tenantId, table, extent)
  const packed: PackedRows = { tables: [], papers: [], places: [] }
  for (const table of tables) {
    const chosen = { snapshot, table, extent }
    packed.tables.push(await packTable(underway, chosen))
    if (table.asides?.[extent.kind]) packed.papers.push(await packAside(underway, chosen))
    for await (const page of listFiles(snapshot, tenantId, table, extent)) packed.places.push(...page)
  }
  return { ...packed, places: [...new Set(packed.places)] }
}

type Chosen = { snapshot: Kysely<unknown>; table: ArchivedTable; extent: Extent }

async function packTable(underway: Underway, { snapshot, table, extent }: Chosen): Promise<Manifest['tables'][number]> {
  const { tenantId, pack, meter, tell } = underway
  let rows = 0
  const lines = async function* () {
    for await (const page of readRows(snapshot, tenantId, table, extent)) {
      yield `${page.join('\n')}\n`
      rows += page.length
      meter.written += page.length
      await tell(meter)
    }
  }
  const entry = rowsEntry(table.name)
  const columns = await listColumns(snapshot, table)
  const sum = await pack.add(entry, lines())
  return { name: table.name, entry, columns, rows, ...sum }
}

async function packAside({ tenantId, pack }: Underway, { snapshot, table, extent }: Chosen) {
  const lines = async function* () {
    for await (const page of readRows(snapshot, tenantId, table, extent, 'asides')) yield `${page.join('\n')}\n`
  }
  const entry = `also/${table.name}.jsonl`
  return { entry, ...(await pack.add(entry, lines())) }
}

/** A file that the store has lost is named as missing: one lost picture must not keep a whole tenant in. */
async function packFiles({ ground, tenantId, pack, meter, tell }: Underway, places: readonly string[]) {
  const files: Manifest['files'] = []
  const missing: string[] = []
  for (const place of places) {
    const found = await ground.files.open(`${tenantId}/${place}`)
    if (found) files.push({ place, ...(await pack.add(fileEntry(place), found.body, place.startsWith('imports/'))) })
    else missing.push(place)
    await tell(meter)
  }
  return { files, missing }
}

async function packPapers({ papers = {}, pack }: Underway): Promise<Manifest['papers']> {
  const packed: Manifest['papers'] = []
  for (const [entry, text] of Object.entries(papers)) packed.push({ entry, ...(await pack.add(entry, once(text))) })
  return packed
}

async function* once(text: string) {
  yield text
}
