/** Me: account, look, language, and the way out. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { LogoutIcon } from 'tdesign-icons-react'
import { signOutEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import type { ThemeChoice } from '../../../ui/theme.ts'
import { chooseTheme, useTheme } from '../../../ui/use-theme.ts'
import { chooseLanguage, languages, useWords } from '../../../ui/words/index.ts'
import { client } from './answers.ts'
import { optionsOf } from './Field.tsx'
import { useMe } from './me.tsx'

const themes: ThemeChoice[] = ['system', 'light', 'dark']

export function MyMenu() {
  return (
    <div className="mine">
      <LookChoice />
      <LanguageChoice />
      <MyRow />
    </div>
  )
}

function LookChoice() {
  const { t } = useWords()
  const { choice } = useTheme()
  const options = optionsOf(themes, (theme) => t(`theme.${theme}`))
  const label = t('theme.label')
  return <Segmented block size="small" aria-label={label} value={choice} onChange={chooseTheme} options={options} />
}

function LanguageChoice() {
  const { t, language } = useWords()
  const options = optionsOf(languages, (one) => t(`language.${one}`))
  const label = t('language.label')
  return (
    <Segmented block size="small" aria-label={label} value={language} onChange={chooseLanguage} options={options} />
  )
}

function MyRow() {
  const { t } = useWords()
  const { person } = useMe()
  const signOut = useSignOut()
  const label = t('app.signOut')
  return (
    <div className="mine-row">
      <Link to="/account" className="mine-name">
        <Portrait who={person} size={32} />
        <span>
          <b>{person.name}</b>
          <small>{t(`staffRole.${person.staffRole}`)}</small>
        </span>
      </Link>
      <button type="button" className="icon-button" aria-label={label} title={label} onClick={signOut}>
        <LogoutIcon aria-hidden="true" />
      </button>
    </div>
  )
}

function useSignOut() {
  const navigate = useNavigate()
  const act = useAct(signOutEndpoint, {
    onDone: async () => {
      await navigate({ to: '/sign-in' })
      client.clear()
    },
  })
  return () => act.mutate({})
}
