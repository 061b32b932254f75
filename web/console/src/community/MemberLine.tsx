import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import type { TFunction } from 'i18next'
import { MoreIcon } from 'tdesign-icons-react'
import { Portrait } from '../../../ui/Portrait.tsx'
import type { Formats } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { Group, Member } from './shapes.ts'
import { useMemberActs } from './use-member-acts.tsx'

type Words = { member: Member; group: Group }

/** One member: who, in which role, since when, under which rules, and what may be done. */
export function MemberLine({ member, group }: Words) {
  const { t } = useWords()
  const formats = useFormats()
  const { person } = member
  const evidence = { of: 'messages', personId: person.id }
  return (
    <li className="line">
      <Portrait who={person} size={36} />
      <div className="line-body">
        <Link to="/groups/$groupId" params={{ groupId: group.id }} search={{ evidence }} className="member-name">
          {formats.nickname(person.name, person.id)}
        </Link>{' '}
        <Tags member={member} />
        <div className="muted small">{sayMember(member, t, formats)}</div>
      </div>
      <ActsMenu member={member} group={group} />
    </li>
  )
}

function Tags({ member: { role, title, mutedUntil } }: { member: Member }) {
  const { t } = useWords()
  const formats = useFormats()
  const muted = mutedUntil && Date.parse(mutedUntil) > Date.now()
  return (
    <>
      {role !== 'member' && <span className="tag tag-brand">{t(`memberRole.${role}`)}</span>}{' '}
      {title && <span className="tag">{title}</span>}{' '}
      {muted && <span className="tag tag-amber">{t('members.mutedUntil', { at: formats.stamp(mutedUntil) })}</span>}
    </>
  )
}

function sayMember(
  { number, joinedAt, invitedBy, acceptedRulesVersion: version }: Member,
  t: TFunction,
  formats: Formats,
) {
  const facts = [
    t('members.number', { number }),
    t('members.joined', { at: formats.moment(joinedAt) }),
    invitedBy ? t('members.invitedBy', { name: invitedBy.name }) : '',
    version === null ? t('members.noRules') : t('members.rules', { version }),
  ]
  return facts.filter(Boolean).join(' · ')
}

function ActsMenu({ member, group }: Words) {
  const { t } = useWords()
  const { items, run } = useMemberActs(member, group)
  const label = t('members.acts', { name: member.person.name })
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => run(key) }}
      trigger={['click']}
      placement="bottomRight"
      destroyOnHidden
    >
      <Button type="text" icon={<MoreIcon aria-hidden="true" />} aria-label={label} />
    </Dropdown>
  )
}
