import type { Context } from '../../../kernel/context.ts'
import type { Payload } from '../../../kernel/route.ts'
import { accessExport } from '../access.ts'
import { type ExportId, ExportNotReady } from '../contract.ts'
import { archiveKey } from '../rules/archive-key.ts'

/** The archive itself, until it expires. Raises `archive.export_not_ready`. */
export async function openExport(ctx: Context, { exportId }: { exportId: ExportId }): Promise<Payload> {
  const { kind, state, bytes, sha256, expires_at, created_at } = await accessExport(ctx, exportId, 'toRead')
  if (state !== 'ready' || !bytes || !sha256 || !expires_at || expires_at <= ctx.now) throw ExportNotReady()
  return {
    type: 'application/zip',
    body: async () => (await ctx.files.open(archiveKey(ctx.tenantId, sha256)))?.body ?? null,
    fileName: `qunluo-${kind}-${created_at.toISOString().slice(0, 10)}.zip`,
    length: bytes,
  }
}
