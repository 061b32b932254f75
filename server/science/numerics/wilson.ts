/** z of a one-sided 95 % bound. */
export const oneSided95 = 1.645

/** The lower Wilson bound of k of n (E. B. Wilson 1927); 0 over nothing, so that no evidence promises nothing. */
export function wilsonLow(k: number, n: number, z = oneSided95): number {
  return n > 0 ? Math.max(0, centre(k, n, z) - spread(k, n, z)) : 0
}

/** The upper Wilson bound of k of n; 1 over nothing. */
export function wilsonHigh(k: number, n: number, z = oneSided95): number {
  return n > 0 ? Math.min(1, centre(k, n, z) + spread(k, n, z)) : 1
}

function centre(k: number, n: number, z: number): number {
  return (k / n + (z * z) / (2 * n)) / (1 + (z * z) / n)
}

function spread(k: number, n: number, z: number): number {
  const p = k / n
  return (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
}
