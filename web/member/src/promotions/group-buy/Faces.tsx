import type { Team } from '../../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'

const mostShown = 12

/** Those who have paid, and the seats that are still free: never anybody else. */
export function Faces({ team }: { team: Team }) {
  const { t } = useWords()
  const { nickname } = useFormats()
  const members = team.members.filter(({ left }) => !left)
  const shown = members.slice(0, mostShown)
  const free = team.state === 'running' ? Math.min(team.size - members.length, mostShown - shown.length) : 0
  const others = members.length - shown.length
  return (
    <ul className="faces" aria-label={t('team.faces', { paid: members.length, size: team.size })}>
      {shown.map(({ person, leads }) => (
        <li key={person.id}>
          <Portrait who={person} size={48} />
          <span>{leads ? t('team.leader') : nickname(person.name, person.id)}</span>
        </li>
      ))}
      {Array.from({ length: Math.max(0, free) }, (_, place) => (
        <li key={place} className="face-free" aria-hidden="true">
          <span className="portrait">+</span>
        </li>
      ))}
      {others > 0 ? <li>+{others}</li> : null}
    </ul>
  )
}
