import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { useTheme } from '../../../ui/use-theme.ts'
import { Skeleton } from './Answered.tsx'
import { answers } from './answers.ts'
import { Crash } from './Crash.tsx'
import { LostPage } from './LostPage.tsx'
import { usePlace } from './router.ts'
import { findRoute, memberRoom } from './routes.ts'
import { session } from './session.ts'
import { Toast } from './Toast.tsx'

/** The whole app: whichever page the address names. */
export function App() {
  useTheme()
  return (
    <QueryClientProvider client={answers}>
      <Crash>
        <CurrentPage />
      </Crash>
      <Toast />
    </QueryClientProvider>
  )
}

function CurrentPage() {
  const { path } = usePlace()
  const found = findRoute(path)
  useForgetting()
  if (!found) return <LostPage />
  const { route, params } = found
  if (route.for === 'member') {
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <memberRoom.Part route={route} params={params} />
      </Suspense>
    )
  }
  return (
    <main className="visitor">
      <Suspense fallback={<Skeleton rows={5} />}>
        <route.Page params={params} />
      </Suspense>
    </main>
  )
}

/** Answers given to one person are not shown to the next. */
function useForgetting() {
  const person = useSyncExternalStore(session.watch, () => session.get().me?.person.id)
  useEffect(() => () => void (person && answers.clear()), [person])
}
