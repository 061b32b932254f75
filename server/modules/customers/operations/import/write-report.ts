import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import type { Payload } from '../../../../kernel/route.ts'
import { writeSheet } from '../../../../kernel/sheets/write.ts'
import { tenantOf, writeAudit } from '../../../identity/index.ts'
import { accessImport } from '../../access.ts'
import { fetchImportReportEndpoint, type ReportRow } from '../../contract.ts'
import { listReportRows } from '../../queries/list-report-rows.ts'
import { reportCells, reportHeads } from '../../rules/report-words.ts'

type Language = 'zh-CN' | 'en'

/** Rows as they stood in the file, phones too: whoever fetches it stands in the audit log. */
export async function fetchReport(
  ctx: Context,
  request: RequestOf<typeof fetchImportReportEndpoint>,
): Promise<Payload> {
  const { importId, as } = request
  const { headings, file_name } = await accessImport(ctx, importId, 'toRead')
  await writeAudit(ctx, fetchImportReportEndpoint, request)
  const language = (await tenantOf(ctx)).locale === 'en' ? 'en' : 'zh-CN'
  const title = `${file_name.replace(/\.\w{1,5}$/, '')}-${language === 'en' ? 'report' : '导入结果'}`
  return writeSheet(as, title, linesOf(ctx, request, headings, language))
}

async function* linesOf(
  ctx: Context,
  { importId }: RequestOf<typeof fetchImportReportEndpoint>,
  headings: readonly string[],
  language: Language,
): AsyncGenerator<string[]> {
  yield reportHeads(language, headings)
  for await (const page of listReportRows(ctx, importId))
    for (const one of page) yield reportCells(language, one satisfies ReportRow, headings.length)
}
