/** 今日: what needs me now, each with its action; below, the day in one picture. */
import './insight.css'
import { Link } from '@tanstack/react-router'
import { readTodayEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { Page } from '../app/Page.tsx'
import { DayPicture } from './DayPicture.tsx'
import type { Today } from './shapes.ts'
import { TodayList } from './TodayList.tsx'
import { sayDay } from './weekday.ts'

export function TodayPage() {
  const { t, language } = useWords()
  const today = useAsk(readTodayEndpoint, {}, { refetchInterval: 60_000 })
  const lead = today.data
    ? `${sayDay(today.data.day, language)} · ${t('today.lead', { count: urgent(today.data) })}`
    : ' '
  return (
    <Page title={t('nav.today')} lead={lead}>
      <Loaded from={today} lines={10}>
        {(found) =>
          found.totals.groups === 0 ? (
            <FirstSteps />
          ) : (
            <div className="today">
              <TodayList items={found.items} beyond={found.beyond} />
              <DayPicture today={found} />
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

const urgent = (today: Today) => today.items.filter((item) => item.urgency === 3).length

function FirstSteps() {
  const { t } = useWords()
  return (
    <section className="sheet">
      <Empty title={t('today.first')} text={t('today.firstText')}>
        <div className="row">
          <Link className="button button-primary" to="/communities" search={{ create: true }}>
            {t('found.open')}
          </Link>
          <Link className="button" to="/imports">
            {t('today.bringHistory')}
          </Link>
        </div>
      </Empty>
    </section>
  )
}
