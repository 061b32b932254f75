import type { Team } from '../../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { TimeLeft } from '../TimeLeft.tsx'
import { useTeam } from './use-team.ts'

/** A team in the chat: faces and how many are missing, as they are now. */
export function TeamCard({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const found = useTeam(entryId)
  const team = found.data as Team | undefined
  if (!team) return null
  const paid = team.members.filter(({ left }) => !left)
  return (
    <div className="card-entry">
      <span className="card-faces" aria-hidden="true">
        {paid.slice(0, 5).map(({ person }) => (
          <Portrait key={person.id} who={person} size={24} />
        ))}
      </span>
      <span className="row-words" role="status">
        {team.state === 'running'
          ? t('team.missing', { count: team.missing })
          : t(team.state === 'succeeded' ? 'team.succeeded' : team.state === 'draft' ? 'team.draft' : 'team.failed')}
        {team.state === 'running' && team.expiresAt ? (
          <span className="faint">
            <TimeLeft until={team.expiresAt} say="team.left" over="team.over" />
          </span>
        ) : null}
      </span>
      <Link to={`/d/${entryId}`} className={team.may.includes('join') ? 'button button-main' : 'button'}>
        {t(team.may.includes('join') ? 'team.join' : 'team.look')}
      </Link>
    </div>
  )
}
