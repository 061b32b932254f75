import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import type { TFunction } from 'i18next'
import { MoreIcon } from 'tdesign-icons-react'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { Group, Member } from './shapes.ts'
import { useMemberActs } from './use-member-acts.tsx'

/** One member: who, in which role, since when, under which rules, and what may be done. */
export function MemberLine({ member, group }: { member: Member; group: Group }) {
  const { t } = useWords()
  const formats = useFormats()
  const acts = useMemberActs(member, group)
  const { person } = member
  const muted = member.mutedUntil && Date.parse(member.mutedUntil) > Date.now()
  return (
    <li className="line">
      <Portrait who={person} size={36} />
      <div className="line-body">
        <Link
          to="/groups/$groupId"
          params={{ groupId: group.id }}
          search={{ evidence: { of: 'messages', personId: person.id } }}
          className="member-name"
        >
          {formats.nickname(person.name, person.id)}
        </Link>{' '}
        {member.role !== 'member' && <span className="tag tag-brand">{t(`memberRole.${member.role}`)}</span>}{' '}
        {member.title && <span className="tag">{member.title}</span>}{' '}
        {muted && (
          <span className="tag tag-amber">{t('members.mutedUntil', { at: formats.stamp(member.mutedUntil) })}</span>
        )}
        <div className="muted small">
          {t('members.number', { number: member.number })} ·{' '}
          {t('members.joined', { at: formats.moment(member.joinedAt) })}
          {member.invitedBy && ` · ${t('members.invitedBy', { name: member.invitedBy.name })}`} · {rulesWord(member, t)}
        </div>
      </div>
      {acts.items.length > 0 && (
        <Dropdown
          menu={{ items: acts.items, onClick: ({ key }) => acts.run(key) }}
          trigger={['click']}
          placement="bottomRight"
        >
          <Button
            type="text"
            icon={<MoreIcon aria-hidden="true" />}
            aria-label={t('members.acts', { name: person.name })}
          />
        </Dropdown>
      )}
    </li>
  )
}

function rulesWord(member: Member, t: TFunction): string {
  return member.acceptedRulesVersion === null
    ? t('members.noRules')
    : t('members.rules', { version: member.acceptedRulesVersion })
}
