/** What the server answers, as the pages pass it on. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { listExportsEndpoint, listRestorationsEndpoint } from '../../../../server/modules/archive/contract.ts'

export type ArchiveExport = AnswerOf<typeof listExportsEndpoint>['rows'][number]
export type Restoration = AnswerOf<typeof listRestorationsEndpoint>['rows'][number]
