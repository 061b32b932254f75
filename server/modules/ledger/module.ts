import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { proveNightly } from './jobs/prove-nightly.ts'
import { rollUpBalances } from './jobs/roll-up-balances.ts'
import { routes } from './routes.ts'

export const ledgerModule = defineModule({
  name: 'ledger',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  cron: [rollUpBalances, proveNightly],
  // A copy of the rows in another database counts its transactions anew: the sums are worked out again.
  afterRestore: `delete from ledger.balances b using ledger.accounts a
      where a.tenant_id = b.tenant_id and a.book = b.book and a.code = b.code and not a.at_once;
    delete from ledger.rolled`,
})
