import { Suspense, useEffect } from 'react'
import { SyncProvider } from '../../../ui/sync/react.ts'
import { useWatched } from '../../../ui/sync/use-watched.ts'
import { Failure, Skeleton } from './Answered.tsx'
import GroupList from '../messaging/GroupList.tsx'
import { keepToldHere } from '../notices/this-device.ts'
import { useBadge } from './badge.ts'
import { tellBringer } from './brought-by.ts'
import { LineBanner } from './LineBanner.tsx'
import { ask } from '../../../ui/client.ts'
import type { Ask } from '../../../ui/sync/ask.ts'
import { MeContext } from './me.ts'
import { go, type Params } from './router.ts'
import type { Route } from './route.ts'
import { meetSession, refreshSession, session, sessionEnded } from './session.ts'
import { TabBar } from './TabBar.tsx'
import { useWide } from './wide.ts'

type Props = { route: Route; params: Params }

/** What only a signed-in person sees. */
export default function MemberRoom(props: Props) {
  const { status, me, failure } = useWatched(session)
  useEffect(() => void meetSession(), [])
  useEffect(() => {
    if (status === 'out') go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, 'instead')
  }, [status])
  if (status === 'failed') return <Failure failure={failure} again={() => void refreshSession()} />
  if (!me) return <Skeleton rows={6} />
  return (
    <MeContext value={me}>
      <SyncProvider key={me.person.id} me={me.person.id} ask={ask as Ask} onSignedOut={sessionEnded}>
        <Rooms {...props} />
      </SyncProvider>
    </MeContext>
  )
}

/** One page on a phone; tabs, my groups and the page side by side at a desk. */
function Rooms({ route, params }: Props) {
  const isWide = useWide()
  useBadge()
  useEffect(() => void keepToldHere().catch(() => {}), [])
  useEffect(() => void tellBringer().catch(() => {}), [])
  const hasTabs = isWide || route.pattern === '/' || route.pattern === '/me'
  const { groupId } = params
  return (
    <div className={`rooms ${isWide ? 'rooms-wide' : 'rooms-narrow'} ${route.list ? 'rooms-list' : ''}`}>
      {hasTabs ? <TabBar /> : null}
      {isWide && route.list ? (
        <aside className="rooms-aside">
          <GroupList chosen={groupId} />
        </aside>
      ) : null}
      <main className="rooms-main">
        <LineBanner />
        <Suspense fallback={<Skeleton rows={6} />}>
          <route.Page key={groupId ?? route.pattern} params={params} />
        </Suspense>
      </main>
    </div>
  )
}
