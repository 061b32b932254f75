import { useState } from 'react'
import { signOut } from '../app/session.ts'
import { useTheme, chooseTheme } from '../../../ui/use-theme.ts'
import type { ThemeChoice } from '../../../ui/theme.ts'
import { chooseLanguage, type Language, languages, useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { ConfirmSheet } from '../app/ConfirmSheet.tsx'
import { attempt } from '../app/failing.ts'
import { Icon, type IconName } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats, useMe } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import { useTold } from '../notices/use-told.ts'
import { AddressSection } from './AddressSection.tsx'
import { CardSection } from './CardSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import './me.css'

type Place = { to: `/me/${string}`; icon: IconName; title: string; under?: string }
const places: readonly Place[] = [
  { to: '/me/orders', icon: 'shop', title: 'me.orders' },
  { to: '/me/tidings', icon: 'announce', title: 'tidings.title' },
  { to: '/me/memberships', icon: 'digest', title: 'me.memberships' },
  { to: '/me/promoter', icon: 'people', title: 'me.promoter' },
  { to: '/me/activities', icon: 'gift', title: 'me.activities' },
  { to: '/me/coupons', icon: 'ticket', title: 'me.coupons' },
  { to: '/me/notices', icon: 'bell', title: 'notices.title' },
]
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
        {places.map((place) => (
          <PlaceRow key={place.to} {...place} />
        ))}
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
        <PlaceRow to="/me/data" icon="file" title="mine.title" under="mine.under" />
        <SignOut />
      </div>
    </Page>
  )
}

function PlaceRow({ to, icon, title, under }: Place) {
  const { t } = useWords()
  return (
    <Link to={to} className="row">
      <Icon name={icon} />
      <span className="row-words">
        {t(title)}
        {under ? <span className="faint">{t(under)}</span> : null}
      </span>
      {to === '/me/tidings' ? <Unread /> : null}
      <Icon name="next" size={18} />
    </Link>
  )
}

/** Beside the entry of the inbox. */
function Unread() {
  const { t } = useWords()
  const { count } = useFormats()
  const told = useTold()
  if (told === 0) return null
  return (
    <span className="badge">
      {told > 99 ? '99+' : count(told)}
      <span className="unseen">{t('inbox.unread')}</span>
    </span>
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
