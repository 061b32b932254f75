/** Door of messaging: what later modules may ask of it. */
export {
  type ChatHead,
  listChatHeads,
  listSignals,
  listUtterances,
  readEarliestTouched,
  readFirstUtteranceAt,
  type Utterance,
} from './queries/list-utterances.ts'
export { countBadge } from './queries/count-badges.ts'
export { listPresent } from './queries/list-present.ts'
export { listRemarks, listUnread, type Remark } from './queries/list-unread.ts'
export { tellWatchers } from './realtime/announce.ts'
export { readTexts } from './queries/read-texts.ts'
export { viewMessagesById } from './queries/view-messages.ts'
export { listForgottenNews, takeUpNews } from './operations/take-up-news.ts'
export { loadHistory, type PastMessage } from './operations/load-history.ts'
export { summariseExport } from './imports/index.ts'
export { type BroughtIn, importHistory } from './operations/import/import-history.ts'
export { listBrokenImports } from './operations/import/list-broken-imports.ts'
export { forgetInChats, showInChatsAgain } from './operations/forget/forget-in-chats.ts'
export { countOwn } from './queries/count-own.ts'
export { sendMessage } from './operations/send-message.ts'
