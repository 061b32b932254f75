/** Who belongs to a group, who waits, who asks, who was invited. */
import { Link, useSearch } from '@tanstack/react-router'
import { repliesId } from '../insight/reply-place.ts'
import { Sheet } from '../app/Page.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Invitations } from './Invitations.tsx'
import { JoinRequests } from './JoinRequests.tsx'
import { MemberList } from './MemberList.tsx'
import { useGroup } from './group-context.tsx'
import { Waiting } from './Waiting.tsx'

export function GroupMembers() {
  const { t } = useWords()
  const group = useGroup()
  const { q } = useSearch({ strict: false }) as { q?: string }
  return (
    <div className="members">
      <Sheet
        title={t('members.title')}
        beside={
          <Link to="/groups/$groupId" params={{ groupId: group.id }} hash={repliesId}>
            {t('replies.fromMembers')}
          </Link>
        }
      >
        <MemberList group={group} asked={q ?? ''} />
      </Sheet>
      <div className="stack">
        <JoinRequests groupId={group.id} />
        <Waiting groupId={group.id} waiting={group.waiting} />
        <Invitations groupId={group.id} />
      </div>
    </div>
  )
}
