import { DateTime } from 'luxon'
import Papa from 'papaparse'
import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import type { Payload } from '../../../../kernel/route.ts'
import { tenantOf } from '../../../identity/index.ts'
import type { exportRelayEndpoint } from '../../contract.ts'
import { entryCells, entryHeads, type SheetEntry } from '../../rules/relays/sheet-words.ts'
import { accessOwnRelay } from './access-relay.ts'
import { pointsOf } from './read-relay.ts'
import { readEntries } from './read-totals.ts'

// Excel takes UTF-8 for the system's own letters unless the file begins so.
const byteOrderMark = '\uFEFF'

/** Every entry by number, cancelled and waiting ones too, as CSV or as a workbook. */
export async function exportRelay(
  ctx: Context,
  { activityId, as }: RequestOf<typeof exportRelayEndpoint>,
): Promise<Payload> {
  const relay = await accessOwnRelay(ctx, activityId)
  const { zone, locale } = await tenantOf(ctx)
  const language = locale === 'en' ? 'en' : 'zh-CN'
  const names = new Map((await pointsOf(ctx, relay.terms)).map(({ id, name }) => [id, name]))
  const rows = (await readEntries(ctx, relay)).map(
    (entry): SheetEntry => ({
      ...entry,
      point: (entry.pickup_point_id && names.get(entry.pickup_point_id)) ?? '',
      at: DateTime.fromJSDate(entry.entered_at, { zone }).toFormat('yyyy-LL-dd HH:mm'),
    }),
  )
  const table = [entryHeads(language), ...rows.map((row) => entryCells(language, row))]
  const fileName = `${relay.title}.${as}`
  if (as === 'xlsx') return { type: xlsx, body: await workbook(relay.title, table), fileName }
  const text = Papa.unparse(table, { escapeFormulae: true })
  return { type: 'text/csv; charset=utf-8', body: Buffer.from(byteOrderMark + text), fileName }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function workbook(title: string, table: readonly string[][]): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  // What Excel refuses in the name of a sheet.
  const sheet = book.addWorksheet(title.replace(/[*?:\\/[\]']/g, ' ').slice(0, 31) || 'relay')
  sheet.addRows(table.map((row) => [...row]))
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  return Buffer.from(await book.xlsx.writeBuffer())
}
