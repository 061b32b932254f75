/** A minimum found: where, how low, and whether the simplex had closed before the steps ran out. */
type Minimum = { at: number[]; value: number; closed: boolean }

const mostSteps = 5000
const nearEnough = 1e-6
const idleGain = 1e-9
const patience = 100
const closeEnough = 1e-11

/**
 * Nelder and Mead's simplex search (1965) for a minimum of `f` from `start`, first steps of .5. Values that are no number
 * count as infinitely high, so that a search can lean against the edge of a definition. Restarts once where it ended, as
 * a simplex may collapse early.
 */
export function minimise(f: (point: readonly number[]) => number, start: readonly number[]): Minimum {
  const safely = (point: readonly number[]) => {
    const value = f(point)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }
  return search(safely, search(safely, start).at)
}

/** The lower of the minima from two starts. */
export function minimiseTwice(f: (point: readonly number[]) => number, one: number[], other: number[]): Minimum {
  const [a, b] = [minimise(f, one), minimise(f, other)]
  return b.value < a.value ? b : a
}

type Corner = { at: number[]; value: number }
type Measure = (at: number[]) => Corner

function search(f: (point: readonly number[]) => number, start: readonly number[]): Minimum {
  const measure: Measure = (at) => ({ at, value: f(at) })
  const corners = [measure([...start])]
  for (const axis of start.keys()) corners.push(measure(start.map((x, k) => (k === axis ? x + 0.5 : x))))
  let [closed, before] = [false, Number.POSITIVE_INFINITY]
  for (let step = 1; step <= mostSteps && !closed; step++) {
    corners.sort((x, y) => x.value - y.value)
    closed = isClosed(corners)
    if (step % patience === 0) {
      closed ||= isIdle(corners, before)
      before = (corners[0] as Corner).value
    }
    if (!closed) moveWorst(corners, measure)
  }
  corners.sort((x, y) => x.value - y.value)
  const best = corners[0] as Corner
  return { ...best, closed }
}

function isClosed(corners: readonly Corner[]): boolean {
  const best = corners[0] as Corner
  const worst = corners.at(-1) as Corner
  const near = corners.every(({ at }) => at.every((x, k) => Math.abs(x - (best.at[k] as number)) < nearEnough))
  return worst.value === best.value || (near && worst.value - best.value <= closeEnough * (1 + Math.abs(best.value)))
}

/** Along a ridge without end the simplex walks for ever and gains nothing: as good as closed. */
function isIdle(corners: readonly Corner[], before: number): boolean {
  const [best, worst] = [(corners[0] as Corner).value, (corners.at(-1) as Corner).value]
  const little = idleGain * (1 + Math.abs(best))
  return before - best <= little && worst - best <= little
}

/** Reflects the worst corner through the middle of the others; goes further, or draws in, or shrinks all towards the best. */
function moveWorst(corners: Corner[], measure: Measure): void {
  const worst = corners.pop() as Corner
  const middle = worst.at.map(
    (_, k) => corners.reduce((sum, corner) => sum + (corner.at[k] as number), 0) / corners.length,
  )
  const along = (length: number) => measure(middle.map((x, k) => x + length * ((worst.at[k] as number) - x)))
  const best = corners[0] as Corner
  const reflected = along(-1)
  if (reflected.value < best.value) {
    const further = along(-2)
    corners.push(further.value < reflected.value ? further : reflected)
    return
  }
  if (reflected.value < (corners.at(-1) as Corner).value) {
    corners.push(reflected)
    return
  }
  const drawn = reflected.value < worst.value ? along(-0.5) : along(0.5)
  if (drawn.value < Math.min(reflected.value, worst.value)) corners.push(drawn)
  else shrink(corners, worst, best, measure)
}

function shrink(corners: Corner[], worst: Corner, best: Corner, measure: Measure): void {
  const towards = ({ at }: Corner) => measure(at.map((x, k) => ((best.at[k] as number) + x) / 2))
  const rest = [...corners.slice(1), worst].map(towards)
  corners.splice(1, corners.length - 1, ...rest)
}
