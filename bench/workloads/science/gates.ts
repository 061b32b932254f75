/** A gate: one number against the least, the most or the known value. */
export type Gate = { field: string; value: number; holds: boolean; wanted: string; note: string }

/** Gates that need the same files. `measure` may retrain what takes long when asked for the full size. */
export type GateSet = {
  title: string
  needs: readonly URL[]
  measure: (wish: { full: boolean }) => Gate[] | Promise<Gate[]>
}

export function atLeast(field: string, value: number, least: number, note = ''): Gate {
  return { field, value: tidy(value), holds: value >= least, wanted: `>= ${least}`, note }
}

export function atMost(field: string, value: number, most: number, note = ''): Gate {
  return { field, value: tidy(value), holds: value <= most, wanted: `<= ${most}`, note }
}

/** The known value, give or take. */
export function near(field: string, value: number, known: number, tolerance: number, note = ''): Gate {
  const holds = Math.abs(value - known) <= tolerance
  return { field, value: tidy(value), holds, wanted: `${known} ± ${Number(tolerance.toPrecision(3))}`, note }
}

/** How many of many known values were missed. */
export function noneMissed(
  field: string,
  found: readonly (readonly [mine: number, known: number, tolerance: number])[],
): Gate {
  const missed = found.filter(([mine, known, tolerance]) => !(Math.abs(mine - known) <= tolerance)).length
  return { field, value: missed, holds: missed === 0, wanted: '0', note: `known values missed, of ${found.length}` }
}

function tidy(value: number): number {
  return Number(value.toPrecision(6))
}
