/** Who holds the group together, and what would be lost with each. */
import { useState } from 'react'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { GroupInsight, MemberInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

const shownFirst = 6

export function KeyPeople({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const key = insight.members.filter((member) => member.key !== null).sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
  const needed =
    insight.keyPeopleNeeded === null ? '' : t('keyPeople.needed', { count: Math.round(insight.keyPeopleNeeded) })
  return (
    <Sheet title={t('keyPeople.title')}>
      <p className="lead">{key.length > 0 ? needed : t('keyPeople.none')}</p>
      <ol className="lines">
        {(all ? key : key.slice(0, shownFirst)).map((member) => (
          <KeyPerson key={member.person.id} member={member} />
        ))}
      </ol>
      {!all && key.length > shownFirst && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('people.all', { count: key.length - shownFirst })}
        </button>
      )}
    </Sheet>
  )
}

function KeyPerson({ member }: { member: MemberInsight }) {
  const { t } = useWords()
  const formats = useFormats()
  const { show } = useEvidence()
  const { person } = member
  return (
    <li className="line">
      <Portrait who={person} size={36} />
      <div className="line-body">
        <b>{formats.nickname(person.name, person.id)}</b> <span className="tag">{t(`role.${member.role}`)}</span>
        <div className="muted small">
          <button type="button" className="link-button" onClick={() => show({ of: 'messages', personId: person.id })}>
            {t('keyPeople.messages', { count: member.messages, share: formats.percent(member.messageShare) })}
          </button>{' '}
          ·{' '}
          <button type="button" className="link-button" onClick={() => show({ of: 'replies', toPersonId: person.id })}>
            {t('keyPeople.replies', { count: member.repliesIn })}
          </button>
        </div>
      </div>
      <span className="small nowrap">{t('keyPeople.loss', { share: formats.percent(member.dyadLoss, 1) })}</span>
    </li>
  )
}
