/** The days of a group: how many spoke, how much was said; a day opens its messages. */
import { useMemo } from 'react'
import type { Colour } from '../../../ui/charts/colours.ts'
import type { Line } from '../../../ui/charts/line-option.ts'
import { LineChart } from '../../../ui/charts/LineChart.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { GroupInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'
import { drawnDays } from './windows.ts'

type Count = 'messages' | 'speakers' | 'joins' | 'exits'
const pictures: { question: string; counts: Count[]; height: number }[] = [
  { question: 'overview.speakersQuestion', counts: ['speakers'], height: 150 },
  { question: 'overview.messagesQuestion', counts: ['messages'], height: 120 },
  { question: 'overview.movesQuestion', counts: ['joins', 'exits'], height: 120 },
]
const colourOf: Record<Count, Colour> = { speakers: 'brand', messages: 'chart-3', joins: 'brand', exits: 'red' }

export function DaysChart({ days: known }: { days: GroupInsight['days'] }) {
  const { t } = useWords()
  const formats = useFormats()
  const days = useMemo(() => drawnDays(known, formats.dayOf(Date.now())), [known, formats])
  const { show } = useEvidence()
  const ticks = useMemo(() => days.map((day) => formats.shortDay(day.day)), [days, formats])
  const lineOf = (count: Count, alone: boolean): Line => ({
    name: t(`overview.${count}`),
    values: days.map((day) => day[count]),
    colour: colourOf[count],
    filled: alone,
  })
  return (
    <section className="sheet days">
      {pictures.map(({ question, counts, height }) => (
        <LineChart
          key={question}
          question={t(question)}
          label={t('overview.daysLabel', {
            what: counts.map((count) => t(`overview.${count}`)).join(t('list.and')),
            count: days.length,
          })}
          tickName={t('overview.day')}
          ticks={ticks}
          lines={counts.map((count) => lineOf(count, counts.length === 1))}
          height={height}
          onPick={(at, line) => {
            const day = days[at]?.day
            const of = counts[line]
            if (day && of) void show({ of, from: day, until: day })
          }}
        />
      ))}
      <p className="muted small">{t('overview.pressPoint')}</p>
    </section>
  )
}
