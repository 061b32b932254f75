import type { InputOf } from '../../../../server/kernel/contract.ts'
import { readTalkEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import type { Talk } from './TalkDrawer.tsx'

/** One voice alone is no talk. */
const fewestSpeakers = 2

/** The talk a message belongs to, looked for when `asked`; null until it is known to be one. */
export function useTalk(groupId: string, messageId: string, asked: boolean): Talk | null {
  const input = { groupId, messageId } as InputOf<typeof readTalkEndpoint>
  const talk = useAsk(readTalkEndpoint, input, { enabled: asked, staleTime: 30_000, retry: false }).data
  return talk && talk.speakers >= fewestSpeakers ? talk : null
}
