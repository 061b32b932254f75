/** An archive back into its empty tenant. Killed half-way nothing was written, and it begins anew. */
import { Problem } from '../../../kernel/contract.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import { withLocalCopy } from '../../../kernel/files/local-copy.ts'
import { longJob } from '../../../kernel/jobs.ts'
import type { TenantId } from '../../../kernel/people.ts'
import { refusalOf } from '../../../kernel/refusal.ts'
import type { RestorationId } from '../contract.ts'
import { noteRestoration } from '../operations/note-restoration.ts'
import { restoreArchive, type Told } from '../packing/restore.ts'
import { db, type RestorationRow } from '../tables.ts'

const system = { kind: 'system', name: 'restore' } as const
const beatMs = 1000
const underway = ['checking', 'writing'] as const

class Stopped extends Error {}

export const bringBack = longJob<{ restorationId: RestorationId }>(
  'archive.bring_back',
  async (ground, tenantId, { restorationId }, signal) => {
    const row = await begin(ground, tenantId, restorationId)
    if (!row) return
    try {
      await withLocalCopy(ground.files, row.file_key, (path) =>
        restoreArchive(ground, tenantId, path, {
          tell: beating(ground, tenantId, row.id, signal),
          within: async (ctx, report) => {
            await noteRestoration(ctx, row.id, underway, {
              state: 'done',
              report,
              written: report.rows,
              finished_at: ctx.now,
            })
          },
        }),
      )
      await ground.files.remove(row.file_key)
    } catch (fault) {
      if (!(fault instanceof Stopped)) await noteFailure(ground, tenantId, row.id, fault)
    }
  },
)

function begin(ground: Ground, tenantId: TenantId, id: RestorationId): Promise<RestorationRow | null> {
  return enter(ground, tenantId, system, async (ctx) => {
    if (!(await noteRestoration(ctx, id, ['waiting'], { state: 'checking', written: 0 }))) return null
    return db(ctx)
      .selectFrom('archive.restorations')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  })
}

/** Told in transactions of their own: the rows themselves come all at once at the end. */
function beating(ground: Ground, tenantId: TenantId, id: RestorationId, signal: AbortSignal): Told {
  let last = 0
  return async ({ state, written, total, of }) => {
    if (signal.aborted) throw new Stopped()
    if (Date.now() - last < beatMs) return
    last = Date.now()
    const change = { state, written, total, manifest: of }
    const goesOn = await enter(ground, tenantId, system, (ctx) => noteRestoration(ctx, id, underway, change))
    if (!goesOn) throw new Stopped()
  }
}

async function noteFailure(ground: Ground, tenantId: TenantId, id: RestorationId, fault: unknown): Promise<void> {
  if (!(fault instanceof Problem)) ground.log.error({ err: fault, restorationId: id }, 'a restoration failed')
  const refusal = refusalOf(fault) ?? {
    code: 'kernel.fault',
    zh: '恢复中断，没有写入任何内容，请再试一次。',
    en: 'The restoration was interrupted. Nothing was written; please try again.',
  }
  await enter(ground, tenantId, system, (ctx) =>
    noteRestoration(ctx, id, underway, { state: 'failed', refusal, finished_at: ctx.now }),
  )
}
