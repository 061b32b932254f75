/** `npm run bench -- NAME [--size full]`: runs one workload beside its peer, prints a table and one JSON line. */
import { readdir } from 'node:fs/promises'

export type Figures = Record<string, number>
/** A row of the table: what was measured, ours, the peer's. */
export type TableRow = { what: string; ours: string; peer?: string; note?: string }
export type Workload = (wish: { full: boolean }) => Promise<{ table: TableRow[]; figures: Figures }>

const workloads = (await readdir(new URL('./workloads', import.meta.url)))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
const [name = '', ...flags] = process.argv.slice(2)
if (!workloads.includes(name)) {
  process.stderr.write(`npm run bench -- NAME [--size full]\nNAME: ${workloads.join(', ')}\n`)
  process.exit(2)
}
const full = flags.includes('--size=full') || flags[flags.indexOf('--size') + 1] === 'full'
const { default: workload } = (await import(`./workloads/${name}.ts`)) as { default: Workload }
const { table, figures } = await workload({ full })
process.stdout.write(`${drawTable(table)}\n`)
process.stdout.write(`${JSON.stringify({ bench: name, ...figures })}\n`)
process.exit(0)

function drawTable(rows: readonly TableRow[]): string {
  const cells = [
    ['', 'ours', 'peer', ''],
    ...rows.map(({ what, ours, peer = '', note = '' }) => [what, ours, peer, note]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
