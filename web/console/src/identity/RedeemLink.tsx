/** Signs in with the link that led here: once, by itself, because the person already pressed it. */
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { redeemSignInLinkEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure } from '../app/Failure.tsx'
import { Waiting } from '../app/Loaded.tsx'
import type { Me } from '../app/me.tsx'

/** Links already tried by this page: a second effect run must not spend a one-time link twice. */
const tried = new Set<string>()

export function RedeemLink({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const { t } = useWords()
  const redeem = useAct(redeemSignInLinkEndpoint, { onDone })
  const { mutate } = redeem
  useEffect(() => {
    if (tried.has(token)) return
    tried.add(token)
    mutate({ token })
  }, [token, mutate])
  if (!redeem.error) return <Waiting lines={2} />
  return (
    <>
      <Failure failure={redeem.error} />
      <Link to="/sign-in">{t('signIn.askNew')}</Link>
    </>
  )
}
