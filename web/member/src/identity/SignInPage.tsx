import { useEffect, useState } from 'react'
import { type Me, redeemSignInLinkEndpoint } from '../../../../server/modules/identity/contract.ts'
import { ask } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure, Skeleton } from '../app/Answered.tsx'
import { go, usePlace } from '../app/router.ts'
import { enterAs } from '../app/session.ts'
import { SignInForm } from './SignInForm.tsx'
import '../community/join.css'

/** Signing in with a one-time link, or asking for one. */
export default function SignInPage() {
  const { t } = useWords()
  const { query } = usePlace()
  const token = query.get('token')
  const next = safeNext(query.get('next'))
  useEffect(() => {
    document.title = `${t('signIn.title')} · 群落`
  }, [t])
  return (
    <article className="join">
      <header className="join-head">
        <img src="/mark.svg" alt="" width={48} height={48} />
        <h1>{t('signIn.title')}</h1>
      </header>
      {token ? <Redeem token={token} next={next} /> : <SignInForm next={next} />}
    </article>
  )
}

/** Only pages of this app: a link from elsewhere must not lead away after signing in. */
function safeNext(wanted: string | null): string {
  return wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.startsWith('/\\') ? wanted : '/'
}

/** A link works once: one token is redeemed once, however often the page is drawn. */
const redeeming = new Map<string, Promise<Me>>()

function redeem(token: string): Promise<Me> {
  const known = redeeming.get(token) ?? (ask(redeemSignInLinkEndpoint, { token }) as Promise<unknown> as Promise<Me>)
  redeeming.set(token, known)
  return known
}

function Redeem({ token, next }: { token: string; next: string }) {
  const { t } = useWords()
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isGone = false
    redeem(token).then(
      (me) => {
        if (isGone) return
        enterAs(me)
        go(next, 'instead')
      },
      (problem: unknown) => {
        redeeming.delete(token)
        if (!isGone) setFailure(problem)
      },
    )
    return () => {
      isGone = true
    }
  }, [token, next])
  if (!failure) return <Skeleton rows={3} />
  return (
    <>
      <Failure failure={failure} />
      <p className="faint">{t('signIn.askNew')}</p>
      <SignInForm next={next} />
    </>
  )
}
