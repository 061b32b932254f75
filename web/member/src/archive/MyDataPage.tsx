import { readDepartureEndpoint } from '../../../../server/modules/archive/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import '../identity/me.css'
import './data.css'
import { ExportSection } from './ExportSection.tsx'
import { LeaveSection } from './LeaveSection.tsx'

/** All that is mine: to take with me, or to have removed. */
export default function MyDataPage() {
  const { t } = useWords()
  const { moment } = useFormats()
  const departure = useAsk(readDepartureEndpoint, {})
  return (
    <Page title={t('mine.title')} back="/me">
      <div className="me">
        {departure.data?.takenBackAt ? (
          <p className="panel panel-amber" role="status">
            {t('mine.takenBack', { at: moment(departure.data.takenBackAt) })}
          </p>
        ) : null}
        <ExportSection />
        <Answered from={departure} rows={4}>
          {(state) => <LeaveSection state={state} />}
        </Answered>
      </div>
    </Page>
  )
}
