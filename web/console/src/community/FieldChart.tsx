/** The field as a picture: who talks, how healthy, how large; amber and red ask to be looked at. */
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { BubbleField } from '../../../ui/charts/BubbleField.tsx'
import type { TableBehind } from '../../../ui/charts/ChartFrame.tsx'
import type { Bubble } from '../../../ui/charts/bubble-option.ts'
import type { Formats } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { FieldPicture } from '../insight/shapes.ts'
import { stateColour, states } from '../insight/states.ts'
import { activeShare, namedBubbles, shareAxis } from './field-picture.ts'

type Card = FieldPicture['bubbles'][number]

export function FieldChart({ picture }: { picture: FieldPicture }) {
  const { t } = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { bubbles: scored, unscored } = picture
  const bubbles = useMemo(() => scored.map((card) => bubbleOf(card, t, formats)), [scored, t, formats])
  const axis = shareAxis(bubbles.map((bubble) => bubble.x))
  return (
    <section className="sheet">
      <BubbleField
        question={t('field.question')}
        label={t('field.pictureLabel', { count: scored.length })}
        bubbles={bubbles}
        xName={t('field.active')}
        yName={t('field.score')}
        xTop={axis.top}
        xStep={axis.step}
        yTop={100}
        writeX={(value) => formats.percent(value)}
        named={namedBubbles(scored)}
        onPick={(groupId) => navigate({ to: '/groups/$groupId', params: { groupId } })}
        table={tableOf(scored, t, formats)}
        note={<Legend unscored={unscored} undrawn={picture.scored - scored.length} drawn={scored.length} />}
      />
    </section>
  )
}

function bubbleOf(card: Card, t: TFunction, formats: Formats): Bubble {
  const { groupId: id, groupName: name, seats, state } = card
  const score = Math.round(card.score ?? 0)
  const facts = { state: t(`groupState.${state}`), score, active: formats.percent(activeShare(card)), seats }
  const where = { x: activeShare(card), y: card.score ?? 0, size: seats }
  return { id, name, ...where, colour: stateColour[state], detail: t('field.bubble', facts) }
}

function tableOf(cards: readonly Card[], t: TFunction, formats: Formats): TableBehind {
  const rowOf = (card: Card) => [
    card.groupName,
    t(`groupState.${card.state}`),
    Math.round(card.score ?? 0),
    formats.percent(activeShare(card), 1),
    card.seats,
  ]
  const head = [t('field.group'), t('field.state'), t('field.score'), t('field.active'), t('field.seats')]
  return { head, rows: cards.map(rowOf) }
}

function Legend({ unscored, undrawn, drawn }: { unscored: number; undrawn: number; drawn: number }) {
  const { t } = useWords()
  return (
    <>
      {states.map((state) => (
        <span key={state} className="legend">
          <span className="legend-dot" style={{ background: `var(--${stateColour[state]})` }} />
          {t(`groupState.${state}`)}
        </span>
      ))}
      {t('field.sizeNote')} {undrawn > 0 && t('field.undrawn', { count: undrawn, drawn })}{' '}
      {unscored > 0 && t('field.unscored', { count: unscored })}
    </>
  )
}
