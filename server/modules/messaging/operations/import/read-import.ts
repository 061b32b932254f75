import type { RequestOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import type { ChatImport, readImportEndpoint } from '../../contract.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { accessImport } from './access-import.ts'

/** One import: preview, progress or report. */
export async function readImport(
  ctx: Context,
  { importId }: RequestOf<typeof readImportEndpoint>,
): Promise<ChatImport> {
  await accessImport(ctx, importId, 'toRead')
  return viewImport(ctx, importId)
}
