/** Threads in a group. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { groupId } from '../../community/contract.ts'
import { messageId, topic, topicId } from './message.ts'

export const openTopicEndpoint = endpoint({
  name: 'messaging.open_topic',
  route: 'POST /groups/:groupId/topics',
  summary: 'Open a topic in a group, perhaps from a message',
  input: z.object({ groupId, title: z.string().trim().min(1).max(60), from: messageId.optional() }),
  output: topic,
})
export const changeTopicEndpoint = endpoint({
  name: 'messaging.change_topic',
  route: 'PATCH /topics/:topicId',
  summary: 'Rename or close a topic',
  input: z.object({ topicId, title: z.string().trim().min(1).max(60).optional(), closed: z.boolean().optional() }),
  output: topic,
})
