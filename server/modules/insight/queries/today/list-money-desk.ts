/** What waits about money, for owners and admins: books that differ, promoters who applied, payouts. */
import type { Context } from '../../../../kernel/context.ts'
import { readWaiting } from '../../../distribution/index.ts'
import { readFailedProof } from '../../../ledger/index.ts'
import { type BareItem, blankItem, type Lines } from './desk.ts'

/** Books that do not add up come with the most urgent, until a later proof finds them right. */
export async function listMoneyDesk(ctx: Context): Promise<Lines> {
  if (!decides(ctx)) return { items: [], all: 0 }
  const failed = await readFailedProof(ctx)
  const { applicants, withdrawals } = await readWaiting(ctx)
  const items = [
    lineOf('books_differ', 3, { count: failed?.differences ?? 0, since: failed?.at ?? null }),
    lineOf('withdrawals_waiting', 2, withdrawals),
    lineOf('promoters_applied', 1, applicants),
  ].flat()
  return { items, all: items.length }
}

const decides = ({ actor }: Context): boolean =>
  actor.kind === 'person' && /^(owner|admin)$/.test(actor.staffRole ?? '')

const lineOf = (
  kind: BareItem['kind'],
  urgency: 1 | 2 | 3,
  { count, since }: { count: number; since: Date | null },
): BareItem[] =>
  count === 0
    ? []
    : [{ ...blankItem, kind, urgency, groupId: null, groupName: '', count, since: since?.toISOString() ?? null }]
