/** The shapes of messaging's answers, by the words of the trade. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listImportsEndpoint,
  listMessagesEndpoint,
  readImportEndpoint,
} from '../../../../server/modules/messaging/contract.ts'

export type ChatImport = AnswerOf<typeof readImportEndpoint>
export type ImportRow = AnswerOf<typeof listImportsEndpoint>['rows'][number]
export type ImportState = ImportRow['state']
export type MessagePage = AnswerOf<typeof listMessagesEndpoint>
