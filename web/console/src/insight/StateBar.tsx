/** How many groups are in which state: one bar, labelled directly, each part leading to its groups. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import type { GroupState } from './shapes.ts'
import { stateColour, states } from './states.ts'

export function StateBar({ states: counted }: { states: readonly { state: GroupState; groups: number }[] }) {
  const { t } = useWords()
  const shown = states.flatMap((state) => counted.filter((row) => row.state === state && row.groups > 0))
  return (
    <ul className="state-bar">
      {shown.map(({ state, groups }) => (
        <li key={state} style={{ flexGrow: groups }}>
          <Link to="/communities" search={{ state }}>
            <span className="state-strip" style={{ background: `var(--${stateColour[state]})` }} />
            <span className="nowrap">
              {t(`groupState.${state}`)} <b>{groups}</b>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
