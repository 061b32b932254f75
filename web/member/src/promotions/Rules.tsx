import { useToldRules } from '../../../ui/told-rules.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { ActivityFound } from './shapes.ts'

/** Told before anything is paid; and what the channel asks to be said. */
export function Rules({ activity: { rules, ruling } }: { activity: Pick<ActivityFound, 'rules' | 'ruling'> }) {
  const { t, language } = useWords()
  const told = useToldRules()
  return (
    <section>
      <h2>{t('activity.rules')}</h2>
      <ul className="activity-rules">
        {rules.map((rule) => (
          <li key={told(rule)}>{told(rule)}</li>
        ))}
      </ul>
      {ruling.ruling === 'changed' ? <p className="faint">{language === 'en' ? ruling.en : ruling.zh}</p> : null}
    </section>
  )
}
