/** Endpoint → who may → what it does. Customers are the operators' own: owners and admins. */
import { route } from '../../kernel/route.ts'
import { inPerson, operator } from '../identity/index.ts'
import * as window from './contract.ts'
import { changeCustomer } from './operations/change-customer.ts'
import { adjustImport } from './operations/import/adjust-import.ts'
import { startImport, stopImport, undoImport } from './operations/import/start-import.ts'
import { keepSheet, uploadImport } from './operations/import/upload-import.ts'
import { fetchReport } from './operations/import/write-report.ts'
import { listCustomers } from './queries/list-customers.ts'
import { listImportRows } from './queries/list-import-rows.ts'
import { listTags } from './queries/list-tags.ts'
import { revealCustomer } from './queries/reveal-customer.ts'
import { viewCustomer } from './queries/view-customers.ts'
import { listImports, readImport } from './queries/view-imports.ts'

export const routes = [
  route(window.listCustomersEndpoint, { who: operator, does: listCustomers }),
  route(window.listCustomerTagsEndpoint, { who: operator, does: listTags }),
  route(window.readCustomerEndpoint, { who: operator, does: (ctx, { customerId }) => viewCustomer(ctx, customerId) }),
  route(window.changeCustomerEndpoint, { who: operator, does: changeCustomer }),
  // The answer is nothing that may be kept for an Idempotency-Key.
  route(window.revealCustomerEndpoint, {
    who: inPerson(operator),
    does: revealCustomer,
    secret: true,
    pace: { perMinute: 60 },
  }),
  route(window.uploadCustomersEndpoint, {
    who: operator,
    receives: keepSheet,
    does: uploadImport,
    pace: { perMinute: 60 },
  }),
  route(window.listCustomerImportsEndpoint, { who: operator, does: (ctx) => listImports(ctx) }),
  route(window.readCustomerImportEndpoint, { who: operator, does: readImport }),
  route(window.adjustCustomerImportEndpoint, { who: operator, does: adjustImport }),
  route(window.startCustomerImportEndpoint, { who: operator, does: startImport }),
  route(window.stopCustomerImportEndpoint, { who: operator, does: stopImport }),
  route(window.undoCustomerImportEndpoint, { who: operator, does: undoImport }),
  route(window.listImportRowsEndpoint, { who: operator, does: listImportRows }),
  route(window.fetchImportReportEndpoint, { who: inPerson(operator), does: fetchReport, pace: { perMinute: 20 } }),
]
