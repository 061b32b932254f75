/** When a group is awake over the last four weeks. */
import { useMemo } from 'react'
import { HeatMap } from '../../../ui/charts/HeatMap.tsx'
import { useWords } from '../../../ui/words/index.ts'
import type { GroupInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'
import { weekdays } from './weekday.ts'

const hours = Array.from({ length: 24 }, (_, hour) => String(hour))

export function HoursMap({ hours: counted }: { hours: GroupInsight['hours'] }) {
  const { t, language } = useWords()
  const { show } = useEvidence()
  const rows = weekdays(language)
  const cells = useMemo(() => allCells(counted), [counted])
  const busiest = [...counted].sort((a, b) => b.messages - a.messages)[0]
  const say = (row: number, column: number, value: number) =>
    t('overview.hourCell', { weekday: rows[row], hour: column, count: value })
  return (
    <section className="sheet">
      <HeatMap
        question={t('overview.hoursQuestion')}
        label={busiest ? say(busiest.weekday - 1, busiest.hour, busiest.messages) : t('overview.hoursNone')}
        rowName={t('overview.weekday')}
        rows={rows}
        columns={hours}
        cells={cells}
        say={say}
        note={
          busiest && busiest.messages > 0
            ? t('overview.busiest', { said: say(busiest.weekday - 1, busiest.hour, busiest.messages) })
            : t('overview.hoursNone')
        }
        onPick={(row, column) => void show({ of: 'hour', weekday: row + 1, hour: column })}
      />
    </section>
  )
}

/** All 168 cells: an hour without messages is a quiet hour, not a hole. */
function allCells(counted: GroupInsight['hours']) {
  const known = new Map(counted.map((row) => [`${row.weekday}/${row.hour}`, row.messages]))
  return Array.from({ length: 7 }, (_, row) => row).flatMap((row) =>
    hours.map((_, column) => ({ row, column, value: known.get(`${row + 1}/${column}`) ?? 0 })),
  )
}
