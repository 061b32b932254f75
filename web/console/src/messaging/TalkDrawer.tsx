/** The talk a message belongs to, in order; each line leads to its place in the chat. What is only guessed says so. */
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { readTalkEndpoint } from '../../../../server/modules/insight/contract.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'

export type Talk = AnswerOf<typeof readTalkEndpoint>
type Words = { groupId: string; messageId: string; talk: Talk; open: boolean; onClose: () => void }

export function TalkDrawer({ groupId, messageId, talk, open, onClose }: Words) {
  const { t } = useWords()
  return (
    <Drawer open={open} onClose={onClose} title={t('chat.talkTitle')} size={460} destroyOnHidden>
      <p className="muted small">
        {t('chat.talkAbout', { count: talk.messages, people: talk.speakers })}{' '}
        {talk.estimated > 0 && t('chat.talkEstimated', { count: talk.estimated })}
      </p>
      <ol className="lines">
        {talk.lines.map((line) => (
          <TalkLine
            key={line.message.id}
            line={line}
            talk={talk}
            groupId={groupId}
            isHere={line.message.id === messageId}
            onClose={onClose}
          />
        ))}
      </ol>
    </Drawer>
  )
}

type LineWords = Pick<Words, 'groupId' | 'talk' | 'onClose'> & { line: Talk['lines'][number]; isHere: boolean }

function TalkLine({ line: { message, answers, by }, talk, groupId, isHere, onClose }: LineWords) {
  const { t } = useWords()
  const formats = useFormats()
  const who = personOf(talk, message.by)
  const answered = personOf(talk, talk.lines.find((line) => line.message.id === answers)?.message.by ?? null)
  const name = formats.nickname(who.name, who.id)
  return (
    <li className="line line-tall" aria-current={isHere ? 'true' : undefined}>
      <Portrait who={{ ...who, name }} />
      <div className="line-body">
        {isHere ? <mark>{name}</mark> : <b>{name}</b>} <span className="muted small">{formats.stamp(message.at)}</span>
        {by && (
          <p className="muted small">
            {by === 'model' && <span className="tag">{t('evidence.estimated')}</span>}{' '}
            {t(`linkedBy.${by}`, { name: formats.nickname(answered.name, answered.id) })}
          </p>
        )}
        <p className="wrap">{message.recalledAt ? t('chat.recalled') : message.text || t('chat.noText')}</p>
      </div>
      <Link
        className="small nowrap"
        to="/groups/$groupId/chat"
        params={{ groupId }}
        search={{ message: message.id }}
        onClick={onClose}
      >
        {t('evidence.inChat')}
      </Link>
    </li>
  )
}

function personOf({ people }: Talk, id: string | null) {
  return people.find((person) => person.id === id) ?? { id: id ?? '', name: '', avatarFileId: null }
}
