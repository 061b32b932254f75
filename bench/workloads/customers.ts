/** Customers a second from a table into the database, and whether memory grows with the table: ten times the rows beside. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { readConfig } from '../../server/kernel/config.ts'
import type { Ground } from '../../server/kernel/ground.ts'
import { openLog } from '../../server/kernel/log.ts'
import { closeGround, openGround } from '../../server/main/ground.ts'
import { importCustomers } from '../../server/modules/customers/index.ts'
import { foundTenant } from '../../server/modules/identity/index.ts'
import { withDatabase } from '../kit/database.ts'
import { perSecond, round } from '../kit/figures.ts'
import type { Workload } from '../run.ts'

const heads = ['姓名', '手机号', '微信unionid', '会员编号', '城市', '生日', '标签', '备注', '喜欢的花']
const rowOf = (at: number) => [
  `客户${at}`,
  `13${String(900_000_000 + at)}`,
  `oUnion_${at.toString(36).padStart(8, '0')}`,
  `M${at}`,
  ['杭州', '成都', '苏州'][at % 3] as string,
  `19${60 + (at % 40)}-0${1 + (at % 9)}-1${at % 9}`,
  at % 2 ? '老客户,团长' : '新客户',
  '周末有空',
  '桂花',
]

async function writeCsv(path: string, from: number, rows: number): Promise<void> {
  const lines = function* () {
    yield `${heads.join(',')}\n`
    for (let at = from; at < from + rows; at += 1)
      yield `${rowOf(at)
        .map((cell) => `"${cell}"`)
        .join(',')}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

async function writeXlsx(path: string, from: number, rows: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false })
  const sheet = book.addWorksheet('客户')
  sheet.addRow(heads).commit()
  for (let at = from; at < from + rows; at += 1) sheet.addRow(rowOf(at)).commit()
  sheet.commit()
  await book.commit()
}

type Taken = { perSecond: number; peakMegabytes: number }

/** A tenant of its own for each table; what lies on the heap is looked at ten times a second. */
async function take(ground: Ground, path: string, name: string): Promise<Taken> {
  const owner = { name: '主', address: `${name}@example.com` }
  const { tenantId } = await foundTenant(ground, { name, slug: name, owner })
  globalThis.gc?.()
  const start = held()
  let peak = start
  const looking = setInterval(() => (peak = Math.max(peak, held())), 100)
  const begun = performance.now()
  const { report } = await importCustomers(ground, { path, tenantId, overwrite: false, dryRun: false })
  const took = performance.now() - begun
  clearInterval(looking)
  return { perSecond: perSecond(report?.created ?? 0, took), peakMegabytes: (peak - start) / 2 ** 20 }
}

function held(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const rows = full ? 100_000 : 20_000
    const place = await mkdtemp(join(tmpdir(), 'qunluo-bench-customers-'))
    const paths = { few: join(place, 'few.csv'), many: join(place, 'many.csv'), book: join(place, 'many.xlsx') }
    await writeCsv(paths.few, 0, rows / 10)
    await writeCsv(paths.many, 0, rows)
    await writeXlsx(paths.book, 0, rows)
    const ground = await openGround(readConfig({ DATA_DIR: directory, LOG_LEVEL: 'error' }), url, {
      log: openLog('error', 'bench'),
    })
    // The first table also pays for what is loaded and compiled once.
    await take(ground, paths.few, 'warm-up')
    const few = await take(ground, paths.few, 'few')
    const many = await take(ground, paths.many, 'many')
    const book = await take(ground, paths.book, 'book')
    await closeGround(ground)
    await rm(place, { recursive: true })
    const said = ({ peakMegabytes }: Taken) => `${Math.round(peakMegabytes)} MB`
    return {
      table: [
        { what: `customers/s, ${rows} rows of CSV`, ours: String(many.perSecond), note: 'preview and import' },
        { what: `customers/s, ${rows} rows of XLSX`, ours: String(book.perSecond), note: 'preview and import' },
        { what: 'memory at its peak, CSV', ours: said(many), peer: said(few), note: 'peer: a tenth of the rows' },
        { what: 'memory at its peak, XLSX', ours: said(book) },
      ],
      figures: {
        per_second: many.perSecond,
        xlsx_per_second: book.perSecond,
        peak_mb: round(many.peakMegabytes),
        peak_tenth_mb: round(few.peakMegabytes),
        xlsx_peak_mb: round(book.peakMegabytes),
      },
    }
  })
export default workload
