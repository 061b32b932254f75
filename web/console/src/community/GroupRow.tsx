import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { memo } from 'react'
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { sayReason } from '../insight/reasons.ts'
import type { GroupCard } from '../insight/shapes.ts'
import { StateTag } from '../insight/StateTag.tsx'

type Words = { card: GroupCard; index: number; chosen: boolean; onToggle: (groupId: string) => void }

/** One group: who, how, and since when. */
export const GroupRow = memo(function GroupRow({ card, index, chosen, onToggle }: Words) {
  const { t } = useWords()
  const formats = useFormats()
  const score = card.score === null ? '–' : String(Math.round(card.score))
  return (
    <tr aria-rowindex={index} className={chosen ? 'chosen' : ''}>
      <td className="grid-check">
        <Checkbox
          aria-label={t('field.choose', { name: card.groupName })}
          checked={chosen}
          onChange={() => onToggle(card.groupId)}
        />
      </td>
      <th scope="row" className="grid-name">
        <Link to="/groups/$groupId" params={{ groupId: card.groupId }}>
          {card.groupName}
        </Link>
        <small>{[card.communityName, card.city, card.interest].filter(Boolean).join(' · ')}</small>
      </th>
      <td className="grid-state">
        <StateTag
          state={card.state}
          closed={card.closedAt !== null}
          title={card.reasons.map((reason) => sayReason(reason, t)).join(t('list.then'))}
        />
        {card.waitingQuestions > 0 && (
          <span className="tag tag-amber">{t('field.waiting', { count: card.waitingQuestions })}</span>
        )}
      </td>
      <td className="grid-score">
        <b>{score}</b>
        <span className={`trend trend-${card.state}`}>
          <Sparkline
            values={card.trend}
            label={t('field.trend', { name: card.groupName, score })}
            width={84}
            height={22}
          />
        </span>
      </td>
      <Cell word={t('field.speakers')}>{formats.count(card.speakers7)}</Cell>
      <Cell word={t('field.messages')} exact={formats.exact(card.messages7)}>
        {formats.count(card.messages7)}
      </Cell>
      <Cell word={t('field.silent')}>{formats.percent(card.silentShare, 1)}</Cell>
      <Cell word={t('field.seats')} minor>
        {formats.count(card.seats)}
      </Cell>
      <td className="nowrap" data-word={t('field.last')} title={formats.fullMoment(card.lastMessageAt)}>
        {formats.moment(card.lastMessageAt)}
      </td>
      <td className="grid-owner" data-word={t('field.owner')}>
        {card.ownerName}
      </td>
    </tr>
  )
})

function Cell({ word, exact, minor, children }: { word: string; exact?: string; minor?: boolean; children: string }) {
  return (
    <td className={minor ? 'number minor' : 'number'} data-word={word} title={exact}>
      {children}
    </td>
  )
}
