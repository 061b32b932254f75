/** How the order of a ballot is drawn (RL-3), so that everybody can work it out anew: in a browser as well as here. */
import { commitmentOf, digestOf, drawnOrder } from './lottery-draws.ts'

export type Lot = { lot: number; entryId: string }

/** What nobody knows before the window closes: SHA-256 of all lots, one line for each, in their order. */
export const valueOfLots = (lots: readonly Lot[]): Promise<string> =>
  digestOf(lots.map(({ lot, entryId }) => `${lot} ${entryId}`).join('\n'))

export type BallotProof = {
  activityId: string
  commitment: string
  /** Null until it is drawn. */
  secret: string | null
  publicValue: string | null
  /** All lots in their order; `drawn` is null for who had gone by then. */
  lots: readonly (Lot & { drawn: number | null })[]
}
export type BallotVerdict = {
  /** The secret is the one that was promised. */
  committed: boolean
  /** Lots follow each other from 1 on, and are those that the draw was made with. */
  complete: boolean
  /** Lots that stand elsewhere than they were drawn. */
  wrong: number[]
}

/** Recomputes the whole draw; null while the secret is not out. */
export async function verifyBallot(proof: BallotProof): Promise<BallotVerdict | null> {
  const { secret, publicValue, activityId, commitment, lots } = proof
  if (secret === null || publicValue === null) return null
  const drawn = lots.filter((one) => one.drawn !== null)
  const numbers = drawn.map(({ lot }) => lot)
  const order = await drawnOrder({ secret, activityId, publicValue, numbers })
  const due = new Map(order.map((lot, at) => [lot, at + 1]))
  const numbered = lots.every(({ lot }, at) => lot === at + 1)
  return {
    committed: (await commitmentOf(secret)) === commitment,
    complete: numbered && (await valueOfLots(lots)) === publicValue,
    wrong: drawn.filter((one) => one.drawn !== due.get(one.lot)).map(({ lot }) => lot),
  }
}
