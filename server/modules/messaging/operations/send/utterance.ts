/** Something somebody wants to say, and what becomes of it. */
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { Draft, FileCard, Message, MessageId } from '../../contract.ts'

export type Utterance = { groupId: GroupId; personId: PersonId; draft: Draft; kind?: 'announcement' }

/** Numbered and placed in its group, not yet written. */
export type Fresh = {
  utterance: Utterance
  id: MessageId
  seq: number
  number: number
  at: Date
  kind: Message['kind']
  files: FileCard[]
}

export type Said = { message: Message; seq: number; epoch: number; repeated: boolean }

/** A retry carries the same key. */
export const keyOf = ({ personId, draft }: Utterance): string => `${personId} ${draft.clientId}`
