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
  const formats = useFormats()
  const { totals } = today
  const now = Number(formats.clock(Date.now()).slice(0, 2))
  return (
    <section className="sheet day-picture" aria-label={t('today.picture')}>
      <LineChart
        question={t('today.hoursQuestion')}
        label={t('today.hoursLabel', { messages: totals.messages, before: totals.messagesBefore })}
        tickName={t('today.hour')}
        ticks={hourTicks}
        lines={[
          {
            name: t('today.usual'),
            values: today.hours.map((hour) => Math.round(hour.usual * 10) / 10),
            colour: 'grey',
            dashed: true,
          },
          { name: t('today.now'), values: untilNow(today.hours, now), colour: 'brand', filled: true },
        ]}
      />
      <dl className="figures">
        <Figure
          name={t('today.messages')}
          value={formats.count(totals.messages)}
          exact={totals.messages}
          change={formats.change(totals.messages, totals.messagesBefore)}
        />
        <Figure
          name={t('today.speakers')}
          value={formats.people(totals.speakers)}
          exact={totals.speakers}
          change={formats.change(totals.speakers, totals.speakersBefore)}
        />
        <Figure name={t('today.joins')} value={formats.people(totals.joins, 'times')} exact={totals.joins} />
        <Figure name={t('today.exits')} value={formats.people(totals.exits, 'times')} exact={totals.exits} />
        <Figure name={t('today.people')} value={formats.people(totals.people)} exact={totals.people} />
        <Figure name={t('today.seats')} value={formats.count(totals.seats)} exact={totals.seats} />
      </dl>
      <div>
        <div className="chart-head">
          <h2>
            <Link to="/communities">{t('today.groups', { count: totals.groups })}</Link>
          </h2>
        </div>
        <StateBar states={today.states} />
      </div>
    </section>
  )
}
