/** A spam model as a file: the general weights, the lines to act from, and what each tenant's moderators taught. */
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { TenantDelta } from '../../server/science/spam/tenant-delta.ts'
import { gramPlaces } from '../../server/science/text/grams.ts'
import type { HashedModel } from '../../server/science/text/hashed-model.ts'

export type SpamFile = {
  model: HashedModel
  hideAt: number | null
  queueAt: number
  tenants: Map<string, TenantDelta>
}

const shape = z.object({
  bias: z.number(),
  hide_at: z.number().nullable(),
  queue_at: z.number(),
  weights: z.string(),
  tenants: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.number()]))),
})

export async function readSpamFile(path: string): Promise<SpamFile> {
  const file = shape.parse(JSON.parse(await readFile(path, 'utf8')))
  const bytes = Buffer.from(file.weights, 'base64')
  if (bytes.length !== gramPlaces * 4) throw new Error(`${path}: ${gramPlaces} weights expected`)
  const weights = Float32Array.from({ length: gramPlaces }, (_, at) => bytes.readFloatLE(at * 4))
  const deltas = Object.entries(file.tenants).map(([tenant, rows]): [string, TenantDelta] => [
    tenant,
    new Map(rows.map(([place, weight, squares]) => [place, [weight, squares]])),
  ])
  return { model: { bias: file.bias, weights }, hideAt: file.hide_at, queueAt: file.queue_at, tenants: new Map(deltas) }
}

export async function writeSpamFile(path: string, { model, hideAt, queueAt, tenants }: SpamFile): Promise<void> {
  const bytes = Buffer.alloc(gramPlaces * 4)
  model.weights.forEach((weight, at) => bytes.writeFloatLE(weight, at * 4))
  const rows = [...tenants].map(([tenant, delta]) => [tenant, [...delta].map(([place, row]) => [place, ...row])])
  const file = { bias: model.bias, hide_at: hideAt, queue_at: queueAt, weights: bytes.toString('base64') }
  await writeFile(path, `${JSON.stringify({ ...file, tenants: Object.fromEntries(rows) })}\n`)
}
