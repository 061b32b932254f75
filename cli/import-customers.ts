/** `qunluo import-customers FILE`: looks a table of customers through, or brings it in. */
import { stat } from 'node:fs/promises'
import { type BroughtIn, importCustomers } from '../server/modules/customers/index.ts'
import { findTenant } from './find-tenant.ts'
import { pathOf } from './reach.ts'
import { withGround } from './with-ground.ts'

type Options = { tenant?: string; dryRun?: boolean; overwrite?: boolean; json?: boolean }

export async function importCustomersFile(file: string, options: Options): Promise<void> {
  const path = pathOf(file)
  await stat(path)
  const brought = await withGround(async (ground) =>
    importCustomers(ground, {
      path,
      tenantId: await findTenant(ground, options.tenant),
      overwrite: options.overwrite === true,
      dryRun: options.dryRun === true,
    }),
  )
  process.stdout.write(options.json ? `${JSON.stringify(brought)}\n` : tell(brought))
}

function tell({ columns, counts, report, doubtful }: BroughtIn): string {
  const lines = Object.entries(columns).map(([heading, target]) => `${heading} → ${target}`)
  const numbers = Object.entries(report ?? counts).map(([name, count]) => `${name.padEnd(10)} ${count}`)
  const rows = doubtful.map(
    ({ row, outcome, reasons }) => `${row}: ${outcome} ${reasons.map(({ code }) => code).join(', ')}`,
  )
  return `${[...lines, '', ...numbers, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n')}\n`
}
