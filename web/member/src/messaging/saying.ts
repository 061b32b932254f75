import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { nickname } from '../../../ui/formats.ts'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'

type Line = Pick<Message, 'text' | 'kind' | 'recalledAt'>

/** A message in one line: its words, or what it is. */
export function lineFor(message: Line, t: TFunction): string {
  if (message.recalledAt) return t('chat.recalled')
  return message.text.replace(/\s+/g, ' ') || t(`kind.${message.kind}`)
}

export type Saying = { t: TFunction; nameOf: (id: string | null) => string; lineOf: (message: Line) => string }

/** Names of people and one-line words for messages. */
export function useSaying({ people }: Pick<ChatView, 'people'>): Saying {
  const { t, language } = useWords()
  const nameOf = useCallback(
    (id: string | null) => (id ? nickname(people[id]?.name, id, language) : t('chat.someone')),
    [people, language, t],
  )
  const lineOf = useCallback((message: Line) => lineFor(message, t), [t])
  return { t, nameOf, lineOf }
}
