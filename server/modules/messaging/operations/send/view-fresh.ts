import type { Message } from '../../contract.ts'
import type { Written } from './utterance.ts'

/** A message that was just written, as `viewMessages` would find it: nobody has reacted or voted yet. */
export function viewFresh({ utterance: { groupId, personId, draft }, id, number, at, kind, files }: Written): Message {
  const { poll } = draft
  return {
    id,
    groupId,
    kind,
    number,
    at: at.toISOString(),
    position: number,
    sentAt: at.toISOString(),
    by: personId,
    text: draft.text.trimEnd(),
    mentions: draft.mentions,
    mentionsAll: draft.mentionsAll,
    replyTo: draft.replyTo,
    topicId: draft.topicId,
    files,
    poll: poll && {
      question: poll.question,
      multiple: poll.multiple,
      closedAt: null,
      voters: 0,
      options: poll.options.map((text, key) => ({ key, text, votes: 0, by: [] })),
    },
    reactions: [],
    editedAt: null,
    recalledAt: null,
    recalledBy: null,
    pinnedAt: null,
    digestAt: null,
    imported: false,
  }
}
