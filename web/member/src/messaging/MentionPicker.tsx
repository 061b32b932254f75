import { keepPreviousData } from '@tanstack/react-query'
import { listMembersEndpoint } from '../../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../../server/modules/identity/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { mayMentionAll, useDesk } from './chat-desk.ts'

/** Somebody to call; without an id everybody. */
export type Candidate = { id: PersonId | null; name: string; avatarFileId: string | null }

const most = 8

/** People whose name fits what was begun after `@`; everybody first, for those who may. */
export function useCandidates(begun: string | null): Candidate[] {
  const { t } = useWords()
  const { groupId, group, chat } = useDesk()
  const input = { groupId, limit: most, ...(begun ? { q: begun } : {}) }
  const options = { enabled: begun !== null, placeholderData: keepPreviousData, staleTime: 60_000 }
  const { data } = useAsk(listMembersEndpoint, input, options)
  if (begun === null) return []
  const all = t('mention.all')
  const everybody = mayMentionAll(group) && all.includes(begun) ? [{ id: null, name: all, avatarFileId: null }] : []
  // Without a network those who spoke are still known.
  const known = data?.rows.map((row) => row.person) ?? Object.values(chat.view?.people ?? {})
  const fitting = known.filter(
    (person) => person.id !== chat.me && person.name.toLowerCase().includes(begun.toLowerCase()),
  )
  return [...everybody, ...fitting].slice(0, most)
}

type Props = { candidates: readonly Candidate[]; choice: number; pick: (candidate: Candidate) => void }

export function MentionPicker({ candidates, choice, pick }: Props) {
  const { t } = useWords()
  return (
    <ul className="mention-list" id="mention-list" role="listbox" aria-label={t('mention.title')}>
      {candidates.map((candidate, index) => (
        <li
          key={candidate.id ?? 'all'}
          id={`mention-${index}`}
          role="option"
          aria-selected={index === choice}
          // The box keeps the focus. Chosen only with the whole tap: else its end would press what lies beneath.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(candidate)}
        >
          {candidate.id ? (
            <Portrait who={{ ...candidate, id: candidate.id }} size={28} />
          ) : (
            <Icon name="people" size={28} />
          )}
          {candidate.name}
        </li>
      ))}
    </ul>
  )
}
