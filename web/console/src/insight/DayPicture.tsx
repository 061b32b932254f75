/** The day in one picture: is it as lively as on such days, and how are the groups. */
import { Link } from '@tanstack/react-router'
import { LineChart } from '../../../ui/charts/LineChart.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Figure } from './Figure.tsx'
import type { Today } from './shapes.ts'
import { StateBar } from './StateBar.tsx'
import { hourTicks, untilNow } from './hours.ts'

export function DayPicture({ today }: { today: Today }) {
  const { t } = useWords()
  return (
    <section className="sheet day-picture" aria-label={t('today.picture')}>
      <Hours today={today} />
      <Totals totals={today.totals} />
      <div>
        <div className="chart-head">
          <h2>
            <Link to="/communities">{t('today.groups', { count: today.totals.groups })}</Link>
          </h2>
        </div>
        <StateBar states={today.states} />
      </div>
    </section>
  )
}

function Hours({ today: { hours, totals } }: { today: Today }) {
  const { t } = useWords()
  const formats = useFormats()
  const now = Number(formats.clock(Date.now()).slice(0, 2))
  const usual = hours.map((hour) => Math.round(hour.usual * 10) / 10)
  return (
    <LineChart
      question={t('today.hoursQuestion')}
      label={t('today.hoursLabel', { messages: totals.messages, before: totals.messagesBefore })}
      tickName={t('today.hour')}
      ticks={hourTicks}
      lines={[
        { name: t('today.usual'), values: usual, colour: 'grey', dashed: true },
        { name: t('today.now'), values: untilNow(hours, now), colour: 'brand', filled: true },
      ]}
    />
  )
}

function Totals({ totals }: { totals: Today['totals'] }) {
  const { t } = useWords()
  const { count, people, change } = useFormats()
  const { messages, speakers, joins, exits, seats } = totals
  const moreTalk = change(messages, totals.messagesBefore)
  const moreSpeakers = change(speakers, totals.speakersBefore)
  return (
    <dl className="figures">
      <Figure name={t('today.messages')} value={count(messages)} exact={messages} change={moreTalk} />
      <Figure name={t('today.speakers')} value={people(speakers)} exact={speakers} change={moreSpeakers} />
      <Figure name={t('today.joins')} value={people(joins, 'times')} exact={joins} />
      <Figure name={t('today.exits')} value={people(exits, 'times')} exact={exits} />
      <Figure name={t('today.people')} value={people(totals.people)} exact={totals.people} />
      <Figure name={t('today.seats')} value={count(seats)} exact={seats} />
    </dl>
  )
}
