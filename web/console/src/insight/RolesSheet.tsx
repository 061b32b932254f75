/** Who plays which part in the talk; a role opens its people. */
import { useWords } from '../../../ui/words/index.ts'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useFormats } from '../app/me.tsx'
import type { GroupInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

const order = ['thinker', 'critic', 'participant', 'onlooker', 'silent'] as const

export function RolesSheet({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const formats = useFormats()
  const { show } = useEvidence()
  const counts = order.map((role) => ({ role, people: insight.roles.find((row) => row.role === role)?.people ?? 0 }))
  const all = counts.reduce((sum, row) => sum + row.people, 0)
  return (
    <section className="sheet">
      <ChartFrame
        question={t('roles.question')}
        note={t('roles.note')}
        table={{
          head: [t('roles.role'), t('roles.people'), t('roles.share')],
          rows: counts.map((row) => [
            t(`role.${row.role}`),
            row.people,
            formats.percent(all ? row.people / all : null, 1),
          ]),
        }}
      >
        <ul className="parts">
          {counts.map(({ role, people }) => (
            <li key={role} className={`part part-role-${role}`} title={t(`roleText.${role}`)}>
              <span className="part-name">
                {t(`role.${role}`)}
                {role === 'critic' && <small className="muted"> {t('roles.estimated')}</small>}
              </span>
              <span className="part-bar" aria-hidden="true">
                <span style={{ width: `${all ? (people / all) * 100 : 0}%` }} />
              </span>
              <button
                type="button"
                className="figure-button part-value"
                disabled={people === 0}
                onClick={() => show({ of: 'role', role })}
              >
                {formats.people(people)}
              </button>
            </li>
          ))}
        </ul>
      </ChartFrame>
    </section>
  )
}
