import { type FormEvent, useState } from 'react'
import {
  type JoinCard,
  joinGroupEndpoint,
  readJoinCardEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { fieldFailures, isRefusal, sayFailure } from '../../../ui/client.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { go } from '../app/router.ts'
import { refreshSession } from '../app/session.ts'

type Props = {
  card: JoinCard
  code: string
  invitation: string | undefined
  /** The link brings no invitation and the group asks for one. */
  needsInvitation: () => void
}
type Filled = { name: string; answers: readonly string[] }

/** The name, the questions if there are any, and one button that says what pressing it means. */
export function JoinForm({ card, code, invitation, needsInvitation }: Props) {
  const { t, language } = useWords()
  const { threshold, rules, mine, seatsLeft, waiting } = card
  const questions = threshold.kind === 'approval' ? threshold.questions : []
  const [filled, change, drop] = useDraft<Filled>(`join.${code}`, { name: '', answers: [] })
  const [wasTried, setWasTried] = useState(false)
  const join = useAct(joinGroupEndpoint, {
    refreshes: [readJoinCardEndpoint],
    onDone: async ({ outcome, groupId }) => {
      drop()
      await refreshSession()
      if (outcome === 'joined') go(`/g/${groupId}`, 'instead')
    },
    onFailure: (failure) => {
      if (isRefusal(failure, 'community.invitation_needed')) needsInvitation()
    },
  })
  const name = filled.name.trim()
  const answers = questions.map((_, index) => (filled.answers[index] ?? '').trim())
  const isComplete = (mine.name !== null || name !== '') && answers.every(Boolean)

  function submit(event: FormEvent) {
    event.preventDefault()
    setWasTried(true)
    if (!isComplete || join.isPending) return
    join.mutate({
      code,
      acceptsRules: rules.version,
      ...(mine.name === null ? { name } : {}),
      ...(questions.length > 0 ? { answers } : {}),
      ...(invitation ? { invitation } : {}),
    })
  }
  const answer = (index: number, text: string) =>
    change({ ...filled, answers: questions.map((_, at) => (at === index ? text : (filled.answers[at] ?? ''))) })
  const wrong = fieldFailures(join.error, language)
  const action = seatsLeft <= 0 ? 'wait' : threshold.kind === 'approval' ? 'ask' : 'join'
  return (
    <form className="form join-form" onSubmit={submit} noValidate>
      {mine.name === null ? (
        <Field
          label={t('join.name')}
          value={filled.name}
          max={64}
          autoComplete="nickname"
          problem={wrong.name ?? (wasTried && !name ? t('join.nameMissing') : undefined)}
          change={(text) => change({ ...filled, name: text })}
        />
      ) : (
        <p className="faint">{t('join.as', { name: mine.name })}</p>
      )}
      {questions.map((question, index) => (
        <Field
          key={question}
          label={question}
          value={filled.answers[index] ?? ''}
          max={500}
          problem={wasTried && !answers[index] ? t('join.answerMissing') : undefined}
          change={(text) => answer(index, text)}
        />
      ))}
      {threshold.kind === 'invitation' ? <p className="join-note">{t('join.invited')}</p> : null}
      {seatsLeft <= 0 ? (
        <p className="join-note">{waiting > 0 ? t('join.full', { count: waiting }) : t('join.fullFirst')}</p>
      ) : null}
      {seatsLeft > 0 && threshold.kind === 'approval' ? <p className="join-note">{t('join.approval')}</p> : null}
      {join.error && !isRefusal(join.error, 'kernel.invalid_input') ? (
        <p className="join-problem" role="alert">
          {sayFailure(join.error, language)}
        </p>
      ) : null}
      <button type="submit" className="button button-main button-wide" disabled={join.isPending}>
        {t(rules.articles.length > 0 ? `join.${action}WithRules` : `join.${action}`)}
      </button>
    </form>
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
