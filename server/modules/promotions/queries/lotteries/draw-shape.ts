import type { Draw, DrawState, LotteryTerms } from '../../contract.ts'
import type { DrawRow } from '../../tables.ts'

/** What has become of a draw, read from its moments. */
function drawStateOf({ got, won, claim_by, claimed_at, delivered_at }: DrawRow, now: Date): DrawState {
  if (got === null) return 'entered'
  if (!won) return 'nothing'
  if (delivered_at) return 'delivered'
  if (claimed_at) return 'claimed'
  return claim_by && claim_by <= now ? 'lapsed' : 'won'
}

/** A draw as the contract shows it. */
export const drawOf = ({ prizes }: LotteryTerms, row: DrawRow, now: Date): Draw => ({
  id: row.id,
  no: row.no,
  state: drawStateOf(row, now),
  got: row.got,
  prize: row.got === null ? null : (prizes[row.got]?.name ?? null),
  at: row.at.toISOString(),
  claimBy: row.claim_by?.toISOString() ?? null,
})
