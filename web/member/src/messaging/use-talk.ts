import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { readTalkEndpoint } from '../../../../server/modules/insight/contract.ts'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'

export type Talk = AnswerOf<typeof readTalkEndpoint>

/** One voice alone is no talk. */
const fewestSpeakers = 2

/** The talk that a message belongs to, once it is known to be one; null while it is looked for, and away from the network. */
export function useTalk({ groupId, id: messageId }: Message): Talk | null {
  const talk = useAsk(readTalkEndpoint, { groupId, messageId }, { staleTime: 30_000, retry: false }).data
  return talk && talk.speakers >= fewestSpeakers ? talk : null
}
