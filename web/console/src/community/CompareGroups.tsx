/** A few groups side by side: the same figures, the same scale of days. */
import { Link } from '@tanstack/react-router'
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Colour } from '../../../ui/charts/colours.ts'
import { LineChart } from '../../../ui/charts/LineChart.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { GroupCard } from '../insight/shapes.ts'
import { StateTag } from '../insight/StateTag.tsx'
import { activeShare } from './field-picture.ts'

const colours: Colour[] = ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6']

export function CompareGroups({ cards, onClose }: { cards: readonly GroupCard[]; onClose: () => void }) {
  const { t } = useWords()
  const longest = Math.max(0, ...cards.map((card) => card.trend.length))
  return (
    <Modal
      open={cards.length > 0}
      onCancel={onClose}
      footer={null}
      title={t('compare.title')}
      width={880}
      destroyOnHidden
    >
      <LineChart
        question={t('compare.question')}
        label={t('compare.label', { names: cards.map((card) => card.groupName).join(t('list.and')) })}
        tickName={t('compare.day')}
        ticks={Array.from({ length: longest }, (_, at) => t('compare.daysAgo', { count: longest - 1 - at }))}
        top={100}
        lines={cards.map((card, at) => ({
          name: card.groupName,
          values: card.trend.map((score) => (score === null ? null : Math.round(score))),
          colour: colours[at] ?? 'grey',
        }))}
      />
      <CompareTable cards={cards} />
    </Modal>
  )
}

function CompareTable({ cards }: { cards: readonly GroupCard[] }) {
  const { t } = useWords()
  const lines = useLines()
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('compare.title')}>
      <table className="grid compare">
        <thead>
          <tr>
            <td />
            {cards.map((card) => (
              <th key={card.groupId} scope="col">
                <Link to="/groups/$groupId" params={{ groupId: card.groupId }}>
                  {card.groupName}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, say]) => (
            <tr key={name}>
              <th scope="row">{t(`field.${name}`)}</th>
              {cards.map((card) => (
                <td key={card.groupId}>{say(card)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What is compared, and how each group says it. */
function useLines(): [string, (card: GroupCard) => ReactNode][] {
  const { t } = useWords()
  const { percent, count, moment } = useFormats()
  return [
    ['state', (card) => <StateTag state={card.state} closed={card.closedAt !== null} />],
    ['stage', (card) => t(`stage.${card.stage}`)],
    ['score', (card) => (card.score === null ? '–' : Math.round(card.score))],
    ['active', (card) => percent(activeShare(card), 1)],
    ['silent', (card) => percent(card.silentShare, 1)],
    ['messages', (card) => count(card.messages7)],
    ['seats', (card) => count(card.seats)],
    ['last', (card) => moment(card.lastMessageAt)],
    ['owner', (card) => card.ownerName],
  ]
}
