/** `qunluo import-goods FILE`: looks a table of goods through, or brings it in. */
import { stat } from 'node:fs/promises'
import { type GoodsBrought, importGoods } from '../server/modules/commerce/index.ts'
import { findTenant } from './find-tenant.ts'
import { pathOf } from './reach.ts'
import { withGround } from './with-ground.ts'

type Options = { tenant?: string; dryRun?: boolean; onlyNew?: boolean; stock?: boolean; json?: boolean }

export async function importGoodsFile(file: string, options: Options): Promise<void> {
  const path = pathOf(file)
  await stat(path)
  const brought = await withGround(async (ground) =>
    importGoods(ground, {
      path,
      tenantId: await findTenant(ground, options.tenant),
      overwrite: options.onlyNew !== true,
      setsStock: options.stock === true,
      dryRun: options.dryRun === true,
    }),
  )
  process.stdout.write(options.json ? `${JSON.stringify(brought)}\n` : tell(brought))
}

function tell({ found: { mapping, counts, products }, refused }: GoodsBrought): string {
  const lines = mapping.map(({ heading, target }) => `${heading} → ${target}`)
  const numbers = Object.entries({ ...counts, ...products }).map(([name, count]) => `${name.padEnd(10)} ${count}`)
  const rows = refused.map(
    ({ row, outcome, reasons }) =>
      `${row}: ${outcome} ${reasons.map(({ code, column }) => [code, column].filter(Boolean).join(' ')).join(', ')}`,
  )
  return `${[...lines, '', ...numbers, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n')}\n`
}
