/** The whole report as a file: written page by page to the disk of this machine, removed when it has been sent. */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import Papa from 'papaparse'
import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import type { Payload } from '../../../../kernel/route.ts'
import { tenantOf, writeAudit } from '../../../identity/index.ts'
import { accessImport } from '../../access.ts'
import { fetchImportReportEndpoint, type ReportRow } from '../../contract.ts'
import { listReportRows } from '../../queries/list-report-rows.ts'
import { asText, reportCells, reportHeads } from '../../rules/report-words.ts'

type Kind = RequestOf<typeof fetchImportReportEndpoint>['as']
type Language = 'zh-CN' | 'en'

const types: Record<Kind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Rows as they stood in the file, phones too: whoever fetches it stands in the audit log. */
export async function fetchReport(
  ctx: Context,
  request: RequestOf<typeof fetchImportReportEndpoint>,
): Promise<Payload> {
  const { importId, as } = request
  const { headings, file_name } = await accessImport(ctx, importId, 'toRead')
  await writeAudit(ctx, fetchImportReportEndpoint, request)
  const language = (await tenantOf(ctx)).locale === 'en' ? 'en' : 'zh-CN'
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-report-'))
  const path = join(directory, `report.${as}`)
  try {
    await writers[as](path, linesOf(ctx, request, headings, language))
  } catch (fault) {
    await rm(directory, { recursive: true, force: true })
    throw fault
  }
  const body = async () =>
    createReadStream(path).on('close', () => void rm(directory, { recursive: true, force: true }))
  const title = file_name.replace(/\.\w{1,5}$/, '')
  const fileName = `${title}-${language === 'en' ? 'report' : '导入结果'}.${as}`
  return { type: types[as], body, fileName, length: (await stat(path)).size }
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

type Lines = AsyncIterable<string[]>

const writers: Record<Kind, (path: string, lines: Lines) => Promise<void>> = {
  async csv(path, lines) {
    const out = createWriteStream(path)
    // Excel takes a file without this mark for one of the local encoding.
    out.write('\ufeff')
    for await (const cells of lines)
      if (!out.write(`${Papa.unparse([cells.map(asText)])}\r\n`)) await once(out, 'drain')
    out.end()
    await finished(out)
  },
  async xlsx(path, lines) {
    const { default: excel } = await import('exceljs')
    const book = new excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false })
    const sheet = book.addWorksheet('Qunluo', { views: [{ state: 'frozen', ySplit: 1 }] })
    for await (const cells of lines) sheet.addRow(cells).commit()
    sheet.commit()
    await book.commit()
  },
}
