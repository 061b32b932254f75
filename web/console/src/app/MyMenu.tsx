/** Me: account, look, language, and the way out. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { LogoutIcon } from 'tdesign-icons-react'
import { signOutEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import type { ThemeChoice } from '../../../ui/theme.ts'
import { chooseTheme, useTheme } from '../../../ui/use-theme.ts'
import { chooseLanguage, type Language, languages, useWords } from '../../../ui/words/index.ts'
import { client } from './answers.ts'
import { useMe } from './me.tsx'

const themes: ThemeChoice[] = ['system', 'light', 'dark']

export function MyMenu() {
  const { t, language } = useWords()
  const { choice } = useTheme()
  const { person } = useMe()
  const signOut = useSignOut()
  return (
    <div className="mine">
      <Segmented<ThemeChoice>
        block
        size="small"
        aria-label={t('theme.label')}
        value={choice}
        onChange={chooseTheme}
        options={themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
      />
      <Segmented<Language>
        block
        size="small"
        aria-label={t('language.label')}
        value={language}
        onChange={chooseLanguage}
        options={languages.map((one) => ({ value: one, label: t(`language.${one}`) }))}
      />
      <div className="mine-row">
        <Link to="/account" className="mine-name">
          <Portrait who={person} size={32} />
          <span>
            <b>{person.name}</b>
            <small>{t(`staffRole.${person.staffRole}`)}</small>
          </span>
        </Link>
        <button
          type="button"
          className="icon-button"
          aria-label={t('app.signOut')}
          title={t('app.signOut')}
          onClick={signOut}
        >
          <LogoutIcon aria-hidden="true" />
        </button>
      </div>
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
