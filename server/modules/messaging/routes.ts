/** Endpoint → who may → what it does. Messages are reached through access.ts, which lets members and operators pass. */
import { route } from '../../kernel/route.ts'
import { assistantOf, memberOf } from '../community/index.ts'
import { signedIn } from '../identity/index.ts'
import * as window from './contract.ts'
import { editMessage } from './operations/edit-message.ts'
import { keepFile, largestFileBytes } from './operations/keep-file.ts'
import { markMessage } from './operations/mark-message.ts'
import { moveCursor, setQuiet } from './operations/move-cursor.ts'
import { changeTopic, openTopic } from './operations/open-topic.ts'
import { react, unreact } from './operations/react.ts'
import { recordFile } from './operations/record-file.ts'
import { recallMessage } from './operations/recall-message.ts'
import { announce, sendMessage } from './operations/send-message.ts'
import { closePoll, vote } from './operations/vote.ts'
import { readUnread } from './queries/count-badges.ts'
import { listEvents } from './queries/list-events.ts'
import { listMessages } from './queries/list-messages.ts'
import { listMyGroups } from './queries/list-my-groups.ts'
import { openFile, openThumbnail } from './queries/open-file.ts'
import { readChat } from './queries/read-chat.ts'
import { searchMessages } from './queries/search-messages.ts'

export const chatRoutes = [
  route(window.listMyGroupsEndpoint, { who: signedIn, does: listMyGroups }),
  route(window.countUnreadEndpoint, { who: signedIn, does: readUnread }),
  route(window.readChatEndpoint, { who: memberOf, does: readChat }),
  route(window.listEventsEndpoint, { who: memberOf, does: listEvents }),
  route(window.listMessagesEndpoint, { who: memberOf, does: listMessages }),
  route(window.sendMessageEndpoint, { who: signedIn, does: sendMessage }),
  route(window.editMessageEndpoint, { who: signedIn, does: editMessage }),
  route(window.recallMessageEndpoint, { who: signedIn, does: recallMessage }),
  route(window.reactEndpoint, { who: signedIn, does: react }),
  route(window.unreactEndpoint, { who: signedIn, does: unreact }),
  route(window.voteEndpoint, { who: signedIn, does: vote }),
  route(window.closePollEndpoint, { who: signedIn, does: closePoll }),
  route(window.markMessageEndpoint, { who: signedIn, does: markMessage }),
  route(window.announceEndpoint, { who: assistantOf, does: announce }),
  route(window.moveCursorEndpoint, { who: memberOf, does: moveCursor }),
  route(window.setQuietEndpoint, { who: memberOf, does: setQuiet }),
  route(window.openTopicEndpoint, { who: memberOf, does: openTopic }),
  route(window.changeTopicEndpoint, { who: signedIn, does: changeTopic }),
  route(window.uploadFileEndpoint, {
    who: signedIn,
    receives: keepFile,
    receivesBytes: largestFileBytes,
    does: recordFile,
    pace: { perMinute: 60 },
  }),
  route(window.readFileEndpoint, { who: signedIn, does: openFile }),
  route(window.readThumbnailEndpoint, { who: signedIn, does: openThumbnail }),
  route(window.searchMessagesEndpoint, { who: signedIn, does: searchMessages, pace: { perMinute: 120 } }),
]
