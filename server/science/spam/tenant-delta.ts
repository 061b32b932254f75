import { sigmoid } from '../numerics/logistic.ts'
import { type HashedModel, scoreHashed } from '../text/hashed-model.ts'

/** What a tenant's moderators taught beyond the general model: weight and squared slopes per place. Starts empty. */
export type TenantDelta = Map<number, [weight: number, squares: number]>

const rate = 0.5
const firstSquare = 1e-3

/** z of a text for one tenant: the general model's and the tenant's own. */
export function scoreForTenant(model: HashedModel, delta: TenantDelta | undefined, places: Int32Array): number {
  const z = scoreHashed(model, places)
  return delta ? z + scoreDelta(delta, places) : z
}

/** One step for one decision of a moderator, along the slope of the sum, so that the tenant learns only what is missing. */
export function learnDecision(model: HashedModel, delta: TenantDelta, places: Int32Array, positive: boolean): void {
  if (places.length === 0) return
  const pull = sigmoid(scoreForTenant(model, delta, places)) - Number(positive)
  const slope = pull / Math.sqrt(places.length)
  for (const place of places) {
    const [weight, before] = delta.get(place) ?? [0, firstSquare]
    const squares = before + slope * slope
    delta.set(place, [weight - (rate * slope) / Math.sqrt(squares), squares])
  }
}

function scoreDelta(delta: TenantDelta, places: Int32Array): number {
  if (places.length === 0) return 0
  let sum = 0
  for (const place of places) sum += delta.get(place)?.[0] ?? 0
  return sum / Math.sqrt(places.length)
}
