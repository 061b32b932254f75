import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { sayReason } from '../insight/reasons.ts'
import type { GroupCard } from '../insight/shapes.ts'
import { StateTag } from '../insight/StateTag.tsx'

type Words = { card: GroupCard; index: number; chosen: boolean; onToggle: (card: GroupCard) => void }

/** One group: who, how, and since when. */
export const GroupRow = memo(function GroupRow({ card, index, chosen, onToggle }: Words) {
  const { t } = useWords()
  const label = t('field.choose', { name: card.groupName })
  return (
    <tr aria-rowindex={index} className={chosen ? 'chosen' : ''}>
      <td className="grid-check">
        <input type="checkbox" aria-label={label} checked={chosen} onChange={() => onToggle(card)} />
      </td>
      <th scope="row" className="grid-name">
        <Link to="/groups/$groupId" params={{ groupId: card.groupId }}>
          {card.groupName}
        </Link>
        <small>{[card.communityName, card.city, card.interest].filter(Boolean).join(' · ')}</small>
      </th>
      <HowItIs card={card} />
      <Figures card={card} />
    </tr>
  )
})

function HowItIs({ card }: { card: GroupCard }) {
  const { t } = useWords()
  const score = card.score === null ? '–' : String(Math.round(card.score))
  const why = card.reasons.map((reason) => sayReason(reason, t)).join(t('list.then'))
  const trend = t('field.trend', { name: card.groupName, score })
  return (
    <>
      <td className="grid-state">
        <StateTag state={card.state} closed={card.closedAt !== null} title={why} />
        {card.waitingQuestions > 0 && (
          <span className="tag tag-amber">{t('field.waiting', { count: card.waitingQuestions })}</span>
        )}
      </td>
      <td className="grid-score">
        <b>{score}</b>
        <span className={`trend trend-${card.state}`}>
          <Sparkline values={card.trend} label={trend} width={84} height={22} />
        </span>
      </td>
    </>
  )
}

/** On a phone, where there are no heads, each cell carries its word; the minor ones give way. */
function Figures({ card }: { card: GroupCard }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <>
      <td className="number" data-word={t('field.speakers')}>
        {formats.count(card.speakers7)}
      </td>
      <td className="number" data-word={t('field.messages')} title={formats.exact(card.messages7)}>
        {formats.count(card.messages7)}
      </td>
      <td className="number" data-word={t('field.silent')}>
        {formats.percent(card.silentShare, 1)}
      </td>
      <td className="number minor">{formats.count(card.seats)}</td>
      <td className="nowrap" data-word={t('field.last')} title={formats.fullMoment(card.lastMessageAt)}>
        {formats.moment(card.lastMessageAt)}
      </td>
      <td className="grid-owner">{card.ownerName}</td>
    </>
  )
}
