import { cholesky, invertCholesky } from '../numerics/cholesky.ts'
import type { Memberships, Pull } from './memberships.ts'

/** From more groups on the matrix is too large, and RP3β does. */
export const mostEaseGroups = 2000
const usualRidge = 50

/**
 * EASE (Steck, WWW 2019): P = (XᵀX + λI)⁻¹, B = −P_ij/P_jj without the diagonal; what groups tell about one another once
 * all others are accounted for. O(groups³).
 */
export function easePull({ groups, groupsOf }: Memberships, ridge = usualRidge): Pull {
  const gram = new Float64Array(groups * groups)
  for (const row of groupsOf) for (const i of row) for (const j of row) gram[i * groups + j]! += 1
  for (let i = 0; i < groups; i++) gram[i * groups + i]! += ridge
  const factor = cholesky(gram, groups)
  if (!factor) return Array.from({ length: groups }, () => ({ to: new Int32Array(), score: new Float64Array() }))
  const inverse = invertCholesky(factor, groups)
  const everywhere = Int32Array.from({ length: groups }, (_, i) => i)
  return Array.from({ length: groups }, (_, i) => ({
    to: everywhere,
    score: Float64Array.from({ length: groups }, (_, j) =>
      i === j ? 0 : -(inverse[i * groups + j] as number) / (inverse[j * groups + j] as number),
    ),
  }))
}
