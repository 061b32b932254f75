/** My own card, ways in, and where I am signed in. */
import { useWords } from '../../../ui/words/index.ts'
import { Page } from '../app/Page.tsx'
import { MyAddress } from './MyAddress.tsx'
import { MyCard } from './MyCard.tsx'
import { MyPassword } from './MyPassword.tsx'
import { MySessions } from './MySessions.tsx'

export function AccountPage() {
  const { t } = useWords()
  return (
    <Page title={t('account.title')} lead={t('account.lead')}>
      <div className="two">
        <MyCard />
        <MySessions />
        <MyAddress />
        <MyPassword />
      </div>
    </Page>
  )
}
