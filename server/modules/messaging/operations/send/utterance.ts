/** Something somebody wants to say, and what becomes of it. */
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { Draft, FileCard, Message, MessageId } from '../../contract.ts'

export type Utterance = { groupId: GroupId; personId: PersonId; draft: Draft; kind?: 'announcement' }

/** Accepted, not yet written. */
export type Accepted = { utterance: Utterance; id: MessageId; kind: Message['kind']; files: FileCard[] }

/** Where a message stands in its group once it is written. */
export type Place = { epoch: number; seq: number; number: number; at: Date }

export type Written = Accepted & Place

export type Said = { message: Message; seq: number; epoch: number; repeated: boolean }

/** A retry carries the same key. */
export const keyOf = ({ personId, draft }: Utterance): string => `${personId} ${draft.clientId}`
