import { subscriber } from '../../../kernel/outbox.ts'
import { listDeciders } from '../../identity/index.ts'
import { proofFailed } from '../../ledger/contract.ts'
import { tell } from '../operations/tell.ts'

/** Books that do not add up are told to everybody who decides on money. */
export const hearProofFailed = subscriber(
  'notices.hear_proof_failed',
  proofFailed,
  async (ctx, { proofId, differences }) => {
    const people = await listDeciders(ctx)
    await tell(
      ctx,
      ...people.map((personId) => ({
        personId,
        kind: 'books_differ' as const,
        facts: { differences },
        key: `proof ${proofId}`,
      })),
    )
  },
)
