/** Bringing history in: endpoint → who may → what it does. */
import { route } from '../../kernel/route.ts'
import * as window from './contract.ts'
import { mayImport } from './operations/import/access-import.ts'
import { adjustImport } from './operations/import/adjust-import.ts'
import { readImport } from './operations/import/read-import.ts'
import { cancelImport, startImport } from './operations/import/start-import.ts'
import { keepExport, recordImport } from './operations/import/upload-import.ts'
import { listImports } from './queries/view-imports.ts'

export const importRoutes = [
  route(window.uploadImportEndpoint, {
    who: mayImport,
    receives: keepExport,
    does: recordImport,
    pace: { perMinute: 30 },
  }),
  route(window.listImportsEndpoint, { who: mayImport, does: listImports }),
  route(window.readImportEndpoint, { who: mayImport, does: readImport }),
  route(window.adjustImportEndpoint, { who: mayImport, does: adjustImport }),
  route(window.startImportEndpoint, { who: mayImport, does: startImport }),
  route(window.cancelImportEndpoint, { who: mayImport, does: cancelImport }),
]
