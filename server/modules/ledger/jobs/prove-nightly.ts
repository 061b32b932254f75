import type { CronJob } from '../../../kernel/jobs.ts'
import { proveBooks } from '../operations/prove-books.ts'

/** When it is a quarter past four in China, and nobody shops. */
export const proveNightly: CronJob = {
  name: 'ledger.prove_nightly',
  pattern: '15 20 * * *',
  does: async (ctx) => void (await proveBooks(ctx)),
}
