import type { JoinCard } from '../../../../server/modules/community/contract.ts'
import { fieldFailures, isRefusal, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { type Joining, type JoinProps, useJoin } from './use-join.ts'

/** The name, the questions if there are any, and one button that says what pressing it means. */
export function JoinForm(props: JoinProps) {
  const { t } = useWords()
  const { card } = props
  const joining = useJoin(props)
  const { threshold, rules, seatsLeft } = card
  const isFull = seatsLeft <= 0
  const isPaid = props.plan !== undefined
  const action = isPaid ? 'fee' : isFull ? 'wait' : threshold.kind === 'approval' ? 'ask' : 'join'
  return (
    <form className="form join-form" onSubmit={joining.submit} noValidate>
      <NameField card={card} joining={joining} />
      <Questions joining={joining} />
      <Notes card={card} />
      <Refused joining={joining} />
      <button
        type="submit"
        className="button button-main button-wide"
        disabled={joining.join.isPending || (isPaid && (isFull || props.plan === null))}
      >
        {t(rules.articles.length > 0 ? `join.${action}WithRules` : `join.${action}`)}
      </button>
    </form>
  )
}

function NameField({ card, joining }: { card: JoinCard; joining: Joining }) {
  const { t, language } = useWords()
  const { filled, setName, lacks, join } = joining
  if (card.mine.name !== null) return <p className="faint">{t('join.as', { name: card.mine.name })}</p>
  const refused = fieldFailures(join.error, language).name
  return (
    <Field
      label={t('join.name')}
      value={filled.name}
      max={64}
      autoComplete="nickname"
      problem={refused ?? (lacks.name ? t('join.nameMissing') : undefined)}
      change={setName}
    />
  )
}

function Questions({ joining }: { joining: Joining }) {
  const { t } = useWords()
  const { questions, filled, setAnswer, lacks } = joining
  return questions.map((question, index) => {
    const answer = filled.answers[index] ?? ''
    return (
      <Field
        key={question}
        label={question}
        value={answer}
        max={500}
        problem={lacks.answers && !answer.trim() ? t('join.answerMissing') : undefined}
        change={(text) => setAnswer(index, text)}
      />
    )
  })
}

/** What will happen after pressing, when it is not simply being in. */
function Notes({ card }: { card: JoinCard }) {
  const { t } = useWords()
  const { threshold, seatsLeft, waiting } = card
  const isFull = seatsLeft <= 0
  const full =
    threshold.kind === 'fee'
      ? t('join.feeFull')
      : waiting > 0
        ? t('join.full', { count: waiting })
        : t('join.fullFirst')
  return (
    <>
      {threshold.kind === 'invitation' ? <p className="join-note">{t('join.invited')}</p> : null}
      {isFull ? <p className="join-note">{full}</p> : null}
      {!isFull && threshold.kind === 'approval' ? <p className="join-note">{t('join.approval')}</p> : null}
    </>
  )
}

/** Why it was refused; wrong fields say so themselves. */
function Refused({ joining }: { joining: Joining }) {
  const { language } = useWords()
  const { error } = joining.join
  if (!error || isRefusal(error, 'kernel.invalid_input')) return null
  return (
    <p className="join-problem" role="alert">
      {sayFailure(error, language)}
    </p>
  )
}

type FieldProps = {
  label: string
  value: string
  max: number
  autoComplete?: string
  problem: string | undefined
  change: (text: string) => void
}

function Field({ label, value, max, autoComplete, problem, change }: FieldProps) {
  return (
    <label className="field">
      {label}
      <input
        value={value}
        maxLength={max}
        required
        autoComplete={autoComplete ?? 'off'}
        aria-invalid={problem !== undefined}
        onChange={(event) => change(event.target.value)}
      />
      {problem ? <span className="field-problem">{problem}</span> : null}
    </label>
  )
}
