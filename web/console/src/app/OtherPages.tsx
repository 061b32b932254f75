/** Pages for when there is no page: lost, broken, waiting, or no seat. */
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { signOutEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from './Empty.tsx'
import { Failure } from './Failure.tsx'

export function LostPage() {
  const { t } = useWords()
  return (
    <main className="alone">
      <h1>{t('app.lost')}</h1>
      <p>{t('app.lostText')}</p>
      <Link to="/">{t('app.toToday')}</Link>
    </main>
  )
}

export function BrokenPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useWords()
  return (
    <main className="alone">
      <h1>{t('app.broken')}</h1>
      <Failure failure={error} onRetry={() => (reset ? reset() : location.reload())} />
    </main>
  )
}

/** Someone signed in who is a member only: says who can help. */
export function NoSeatPage({ name }: { name: string }) {
  const { t } = useWords()
  const signOut = useAct(signOutEndpoint, { onDone: () => location.assign(`${import.meta.env.BASE_URL}sign-in`) })
  return (
    <main className="alone">
      <h1>{t('app.noSeat', { name })}</h1>
      <Empty title={t('app.noSeatText')}>
        <Button type="primary" href="/">
          {t('app.toMemberApp')}
        </Button>
        <Button onClick={() => signOut.mutate({})}>{t('app.signOut')}</Button>
      </Empty>
    </main>
  )
}

export function ShellSkeleton() {
  return (
    <div className="shell" aria-busy="true">
      <div className="side" />
      <div className="main">
        <div className="page">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      </div>
    </div>
  )
}
