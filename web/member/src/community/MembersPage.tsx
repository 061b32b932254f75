import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { type GroupId, listMembersEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'

type Answer = AnswerOf<typeof listMembersEndpoint>

/** Who belongs to a group: roles first. */
export default function MembersPage({ params }: PageProps) {
  const { t } = useWords()
  const { people } = useFormats()
  const groupId = params.groupId as GroupId
  const [q, setQ] = useState('')
  const pages = useAskPages(listMembersEndpoint, { groupId, ...(q ? { q } : {}) })
  const answers = (pages.data?.pages ?? []) as Answer[]
  const rows = answers.flatMap((answer) => answer.rows)
  return (
    <Page title={t('members.title')} under={people(answers[0]?.total)} back={`/g/${groupId}/info`}>
      <form className="search" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          value={q}
          maxLength={64}
          placeholder={t('members.search')}
          aria-label={t('members.search')}
          onChange={(event) => setQ(event.target.value.trimStart())}
        />
      </form>
      {pages.isPending ? <Skeleton rows={8} /> : null}
      {pages.error ? <Failure failure={pages.error} again={() => void pages.refetch()} /> : null}
      {pages.data && rows.length === 0 ? <Empty text={t('members.none', { name: q })} /> : null}
      <ul className="rows">
        {rows.map((member) => (
          <MemberRow key={member.person.id} member={member} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </Page>
  )
}

function MemberRow({ member }: { member: Answer['rows'][number] }) {
  const { t } = useWords()
  const { nickname, shortDay, dayOf } = useFormats()
  const { person, role, title, joinedAt } = member
  return (
    <li className="row">
      <Portrait who={person} size={40} />
      <span className="row-words">
        <span>
          {nickname(person.name, person.id)}
          {role === 'member' ? null : <span className={`mark mark-${role}`}>{t(`memberRole.${role}`)}</span>}
          {title ? <span className="mark">{title}</span> : null}
        </span>
        <span className="faint">{person.bio || t('members.joined', { day: shortDay(dayOf(joinedAt)) })}</span>
      </span>
    </li>
  )
}
