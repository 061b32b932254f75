/** Every algorithm against its gate, on public data beside the project; a gate whose data are not here is left out. */
import { fileURLToPath } from 'node:url'
import { relative } from 'node:path'
import type { Figures, TableRow, Workload } from '../run.ts'
import { elmGates } from './science/elm-gates.ts'
import { experimentGates } from './science/experiment-gates.ts'
import type { Gate, GateSet } from './science/gates.ts'
import { largeGraphGates, leidenGates } from './science/leiden-gates.ts'
import { lookalikeGates } from './science/lookalike-gates.ts'
import { isHere } from './science/places.ts'
import { replyGraphGates } from './science/reply-graph.ts'
import { survivalGates } from './science/survival.ts'
import { textGates } from './science/text-gates.ts'
import { valueGates } from './science/value-gates.ts'

const gateSets: readonly GateSet[] = [
  // First, while the process is still small.
  ...largeGraphGates,
  ...replyGraphGates,
  ...textGates,
  ...survivalGates,
  ...valueGates,
  ...leidenGates,
  ...lookalikeGates,
  ...experimentGates,
  ...elmGates,
]

const workload: Workload = async (wish) => {
  const table: TableRow[] = []
  const figures: Figures = {}
  let missed = 0
  for (const { title, needs, measure } of gateSets) {
    const started = performance.now()
    const gates = isHere(...needs) ? await measure(wish) : []
    if (gates.length === 0) table.push(skipped(title, needs))
    else table.push(...gates.map((gate) => drawGate(gate)), took(title, performance.now() - started))
    for (const { field, value, holds } of gates) {
      figures[field] = value
      if (!holds) missed += 1
    }
  }
  return { table, figures: { ...figures, gates: Object.keys(figures).length, missed } }
}

function drawGate({ field, value, holds, wanted, note }: Gate): TableRow {
  return { what: field, ours: `${value}`, peer: wanted, note: [holds ? '' : 'MISSED', note].filter(Boolean).join(' ') }
}

function took(title: string, milliseconds: number): TableRow {
  return { what: `  ${title} took`, ours: `${(milliseconds / 1000).toFixed(1)} s` }
}

function skipped(title: string, needs: readonly URL[]): TableRow {
  const absent = needs.filter((place) => !isHere(place)).map((place) => relative(process.cwd(), fileURLToPath(place)))
  return { what: title, ours: 'skipped', note: `${absent.join(', ')} is not here` }
}

export default workload
