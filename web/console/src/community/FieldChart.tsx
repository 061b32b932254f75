/** The field as a picture: who talks, how healthy, how large; amber and red ask to be looked at. */
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { BubbleField } from '../../../ui/charts/BubbleField.tsx'
import type { Bubble } from '../../../ui/charts/bubble-option.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { GroupCard } from '../insight/shapes.ts'
import { stateColour, states } from '../insight/states.ts'
import { activeShare, namedBubbles, shareAxis } from './field-picture.ts'

export function FieldChart({ cards }: { cards: readonly GroupCard[] }) {
  const { t } = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const scored = useMemo(() => cards.filter((card) => card.score !== null), [cards])
  const bubbles = useMemo(
    () =>
      scored.map(
        (card): Bubble => ({
          id: card.groupId,
          name: card.groupName,
          x: activeShare(card),
          y: card.score ?? 0,
          size: card.seats,
          colour: stateColour[card.state],
          detail: t('field.bubble', {
            state: t(`groupState.${card.state}`),
            score: Math.round(card.score ?? 0),
            active: formats.percent(activeShare(card)),
            seats: card.seats,
          }),
        }),
      ),
    [scored, t, formats],
  )
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
        table={{
          head: [t('field.group'), t('field.state'), t('field.score'), t('field.active'), t('field.seats')],
          rows: scored.map((card) => [
            card.groupName,
            t(`groupState.${card.state}`),
            Math.round(card.score ?? 0),
            formats.percent(activeShare(card), 1),
            card.seats,
          ]),
        }}
        note={
          <>
            {states.map((state) => (
              <span key={state} className="legend">
                <span className="legend-dot" style={{ background: `var(--${stateColour[state]})` }} />
                {t(`groupState.${state}`)}
              </span>
            ))}
            {t('field.sizeNote')}{' '}
            {scored.length < cards.length && t('field.unscored', { count: cards.length - scored.length })}
          </>
        }
      />
    </section>
  )
}
