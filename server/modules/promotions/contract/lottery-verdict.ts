/** Whether a lottery went as it was published: everything recomputed from what everybody can read. */
import { commitmentOf, drawClosing, handOut, type PublishedPrize, pointOf, prizeAt } from './lottery-draws.ts'

export type LotteryProof = {
  activityId: string
  draws: 'instant' | 'closing'
  commitment: string
  /** Null until it is over. */
  secret: string | null
  publicValue: string | null
  prizes: readonly PublishedPrize[]
  /** By number, without a gap. */
  entries: readonly { no: number; got: number | null }[]
}
export type Verdict = {
  /** The secret is the one that was promised. */
  committed: boolean
  /** Numbers follow each other from 1 on. */
  complete: boolean
  /** Numbers whose prize is not what it should be. */
  wrong: number[]
}

/** Recomputes every draw; null while the secret is not out. */
export async function verifyLottery(proof: LotteryProof): Promise<Verdict | null> {
  const { secret, entries } = proof
  if (secret === null) return null
  const due = await dueOf(proof, secret)
  return {
    committed: (await commitmentOf(secret)) === proof.commitment,
    complete: entries.every(({ no }, at) => no === at + 1),
    wrong: entries.filter(({ no, got }) => got !== (due.get(no) ?? null)).map(({ no }) => no),
  }
}

async function dueOf(proof: LotteryProof, secret: string): Promise<Map<number, number>> {
  const { activityId, prizes, entries, publicValue } = proof
  const numbers = entries.map(({ no }) => no)
  if (proof.draws === 'closing') {
    return publicValue === null ? new Map() : drawClosing(prizes, { secret, activityId, publicValue, numbers })
  }
  const odds = prizes.map(({ oddsBp }) => oddsBp)
  const points = await Promise.all(numbers.map((no) => pointOf(secret, activityId, no)))
  const given = handOut(
    prizes,
    points.map((point) => prizeAt(odds, point)),
  )
  return new Map(numbers.map((no, at) => [no, given[at] ?? 0]))
}
