/** The frame around every page: ways to everywhere on the left (below on a phone), the page itself, the palette. */
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { onSignedOut } from './answers.ts'
import { BottomBar } from './BottomBar.tsx'
import { MeContext } from './me.tsx'
import { NoSeatPage, ShellSkeleton } from './OtherPages.tsx'
import { Palette } from './Palette.tsx'
import { SideBar } from './SideBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useShortcut } from './use-shortcut.ts'

export function Shell() {
  const { t } = useWords()
  const me = useAsk(readMeEndpoint, {}, { staleTime: 60_000 })
  const [searching, setSearching] = useState(false)
  useShortcut('k', () => setSearching(true))
  useLeaveWhenSignedOut()

  if (!me.data) return <ShellSkeleton />
  if (!me.data.person.staffRole) return <NoSeatPage name={me.data.person.name} />
  return (
    <MeContext value={me.data}>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <div className="shell">
        <TopBar onSearch={() => setSearching(true)} />
        <SideBar onSearch={() => setSearching(true)} />
        <main id="main" className="main" tabIndex={-1}>
          <Outlet />
        </main>
        <BottomBar />
      </div>
      <Palette open={searching} onClose={() => setSearching(false)} />
    </MeContext>
  )
}

function useLeaveWhenSignedOut() {
  const navigate = useNavigate()
  const here = useRouterState({ select: (state) => state.location.href })
  useEffect(() => onSignedOut(() => navigate({ to: '/sign-in', search: { next: here } })), [navigate, here])
}
