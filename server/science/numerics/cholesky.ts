/** The lower triangle L with L·Lᵀ = A, row after row; null where A is not positive definite. A is n × n, symmetric, flat. */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number)
      if (i === j && !(sum > 1e-12 * Math.abs(a[i * n + i] as number))) return null
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / (l[j * n + j] as number)
    }
  return l
}

/** Solves L·Lᵀ·x = b. */
export function solveCholesky(l: Float64Array, b: ArrayLike<number>): Float64Array {
  const n = b.length
  const x = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number
    for (let k = 0; k < i; k++) sum -= (l[i * n + k] as number) * (x[k] as number)
    x[i] = sum / (l[i * n + i] as number)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number
    for (let k = i + 1; k < n; k++) sum -= (l[k * n + i] as number) * (x[k] as number)
    x[i] = sum / (l[i * n + i] as number)
  }
  return x
}

/** The inverse of L·Lᵀ, n × n, flat: Σ over the rows of L⁻¹, so that memory is read in its order. */
export function invertCholesky(l: Float64Array, n: number): Float64Array {
  const lower = invertLower(l, n)
  const inverse = new Float64Array(n * n)
  for (let k = 0; k < n; k++)
    for (let i = 0; i <= k; i++) {
      const left = lower[k * n + i] as number
      for (let j = 0; j <= i; j++) inverse[i * n + j]! += left * (lower[k * n + j] as number)
    }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j] as number
  return inverse
}

function invertLower(l: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const diagonal = l[i * n + i] as number
    lower[i * n + i] = 1 / diagonal
    for (let k = 0; k < i; k++) {
      const part = (l[i * n + k] as number) / diagonal
      for (let j = 0; j <= k; j++) lower[i * n + j]! -= part * (lower[k * n + j] as number)
    }
  }
  return lower
}
