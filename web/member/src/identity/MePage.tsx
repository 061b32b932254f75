import { useState } from 'react'
import { signOut } from '../app/session.ts'
import { useTheme, chooseTheme } from '../../../ui/use-theme.ts'
import type { ThemeChoice } from '../../../ui/theme.ts'
import { chooseLanguage, type Language, languages, useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { ConfirmSheet } from '../app/ConfirmSheet.tsx'
import { attempt } from '../app/failing.ts'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { useMe } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import { AddressSection } from './AddressSection.tsx'
import { CardSection } from './CardSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import './me.css'

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** My card, how I sign in, where I am signed in, and how the app looks. */
export default function MePage() {
  const { t, language } = useWords()
  const { choice } = useTheme()
  return (
    <Page title={t('tabs.me')}>
      <div className="me">
        <CardSection />
        <AddressSection />
        <Link to="/me/orders" className="row">
          <Icon name="shop" />
          <span className="row-words">{t('me.orders')}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/me/tidings" className="row">
          <Icon name="announce" />
          <span className="row-words">{t('tidings.title')}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/me/memberships" className="row">
          <Icon name="digest" />
          <span className="row-words">{t('me.memberships')}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/me/promoter" className="row">
          <Icon name="people" />
          <span className="row-words">{t('me.promoter')}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/me/activities" className="row">
          <Icon name="gift" />
          <span className="row-words">{t('me.activities')}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/me/coupons" className="row">
          <Icon name="ticket" />
          <span className="row-words">{t('me.coupons')}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/me/notices" className="row">
          <Icon name="bell" />
          <span className="row-words">{t('notices.title')}</span>
          <Icon name="next" size={18} />
        </Link>
        <section className="panel">
          <Choice
            label={t('language.label')}
            value={language}
            options={languages.map((each) => ({ value: each, label: t(`language.${each}`) }))}
            choose={(value) => void chooseLanguage(value as Language)}
          />
          <Choice
            label={t('theme.label')}
            value={choice}
            options={themes.map((each) => ({ value: each, label: t(`theme.${each}`) }))}
            choose={(value) => chooseTheme(value as ThemeChoice)}
          />
        </section>
        <SessionsSection />
        <Link to="/me/data" className="row">
          <Icon name="file" />
          <span className="row-words">
            {t('mine.title')}
            <span className="faint">{t('mine.under')}</span>
          </span>
          <Icon name="next" size={18} />
        </Link>
        <SignOut />
      </div>
    </Page>
  )
}

function SignOut() {
  const { t } = useWords()
  const { account } = useMe()
  const [isAsking, setIsAsking] = useState(false)
  const leave = () => attempt(signOut)
  return (
    <>
      <button type="button" className="row row-button row-danger" onClick={() => setIsAsking(true)}>
        <Icon name="leave" />
        <span className="row-words">{t('me.signOut')}</span>
      </button>
      {isAsking ? (
        <ConfirmSheet
          title={t('me.signOutAsk')}
          text={t(account ? 'me.signOutHint' : 'me.signOutLost')}
          deed={t('me.signOut')}
          onDo={leave}
          close={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
