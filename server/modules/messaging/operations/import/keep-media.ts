/** Pictures and files inside an export are stored once and hung on their messages, before the batch's transaction begins. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../../../kernel/contract.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import type { Upload } from '../../../../kernel/route.ts'
import { openMedia } from '../../imports/index.ts'
import { db, type ImportRow } from '../../tables.ts'
import { keepFile } from '../keep-file.ts'
import type { Taken } from './write-batch.ts'

const system = { kind: 'system', name: 'import' } as const

export async function keepMedia(
  ground: Ground,
  tenantId: TenantId,
  row: ImportRow,
  path: string,
  batch: readonly Taken[],
): Promise<Taken[]> {
  if (!batch.some(({ record }) => record.media.some((one) => one.path))) return [...batch]
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-media-'))
  try {
    const kept: Taken[] = []
    for (const taken of batch)
      kept.push({ ...taken, files: await keepAll(ground, tenantId, row, path, directory, taken) })
    return kept
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function keepAll(
  ground: Ground,
  tenantId: TenantId,
  row: ImportRow,
  path: string,
  directory: string,
  { record }: Taken,
) {
  const files: Taken['files'] = []
  for (const { path: inside, name } of record.media) {
    if (!inside) continue
    const file = await keepOne(ground, tenantId, row, await receive(path, inside, directory, name)).catch((fault) => {
      // A medium that is too large or refused leaves its sign in the text; the message itself is taken over.
      if (fault instanceof Problem) return null
      throw fault
    })
    if (file) files.push(file)
  }
  return files
}

async function receive(path: string, inside: string, directory: string, name: string | null): Promise<Upload> {
  const target = join(directory, newId('tmp'))
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(await openMedia(path, inside), count, createWriteStream(target))
  return { path: target, name: name ?? inside.split('/').at(-1) ?? 'file', bytes, sha256: hash.digest('hex') }
}

async function keepOne(
  ground: Ground,
  tenantId: TenantId,
  row: ImportRow,
  upload: Upload,
): Promise<Taken['files'][number]> {
  const { sha256, ...card } = await keepFile(ground, tenantId, upload)
  const id = newId('fil')
  await enter(ground, tenantId, system, (ctx) =>
    db(ctx)
      .insertInto('messaging.files')
      .values({ tenant_id: tenantId, id, sha256, ...card, uploaded_by: row.started_by, uploaded_at: ctx.now })
      .execute(),
  )
  return { id, kind: card.kind }
}
