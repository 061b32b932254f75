import { readNoticesEndpoint } from '../../../../server/modules/notices/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { Page } from '../app/Page.tsx'
import { DevicesSection } from './DevicesSection.tsx'
import { HereSection } from './HereSection.tsx'
import { WishesSection } from './WishesSection.tsx'
import './notices.css'

/** What I am told of while the app is closed, on which devices, and when not. */
export default function NoticesPage() {
  const { t } = useWords()
  const notices = useAsk(readNoticesEndpoint, {})
  return (
    <Page title={t('notices.title')} back="/me">
      <div className="me">
        <Answered from={notices} rows={5}>
          {({ wishes, devices }) => (
            <>
              <HereSection
                isTold={devices.some(({ current }) => current)}
                own={devices.find((one) => one.current)?.id}
              />
              <WishesSection wishes={wishes} />
              <DevicesSection devices={devices} />
            </>
          )}
        </Answered>
      </div>
    </Page>
  )
}
