/** Who plays which part in the talk; a role opens its people. */
import { useWords } from '../../../ui/words/index.ts'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useFormats } from '../app/me.tsx'
import type { GroupInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

const order = ['thinker', 'critic', 'participant', 'onlooker', 'silent'] as const

export function RolesSheet({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const { percent } = useFormats()
  const counts = order.map((role) => ({ role, people: insight.roles.find((row) => row.role === role)?.people ?? 0 }))
  const all = counts.reduce((sum, row) => sum + row.people, 0)
  const table = {
    head: [t('roles.role'), t('roles.people'), t('roles.share')],
    rows: counts.map(({ role, people }) => [t(`role.${role}`), people, percent(all ? people / all : null, 1)]),
  }
  return (
    <section className="sheet">
      <ChartFrame question={t('roles.question')} note={t('roles.note')} table={table}>
        <ul className="parts">
          {counts.map(({ role, people }) => (
            <RoleBar key={role} role={role} people={people} share={all ? people / all : 0} />
          ))}
        </ul>
      </ChartFrame>
    </section>
  )
}

function RoleBar({ role, people, share }: { role: (typeof order)[number]; people: number; share: number }) {
  const { t } = useWords()
  const formats = useFormats()
  const { show } = useEvidence()
  const pick = { disabled: people === 0, onClick: () => show({ of: 'role', role }) }
  return (
    <li className={`part part-role-${role}`} title={t(`roleText.${role}`)}>
      <span className="part-name">
        {t(`role.${role}`)}
        {role === 'critic' && <small className="muted"> {t('roles.estimated')}</small>}
      </span>
      <span className="part-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <button type="button" className="figure-button part-value" {...pick}>
        {formats.people(people)}
      </button>
    </li>
  )
}
