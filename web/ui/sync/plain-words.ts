import type { Draft } from '../../../server/modules/messaging/contract.ts'

/** A message of words alone: nobody called, nothing answered, nothing with it. */
export const plainWords = (text: string): Omit<Draft, 'clientId'> => ({
  text,
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
})
