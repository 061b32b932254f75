import { type FormEvent, useState } from 'react'
import {
  type Me,
  requestSignInLinkEndpoint,
  signInWithPasswordEndpoint,
} from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { go } from '../app/router.ts'
import { enterAs } from '../app/session.ts'
import { AddressField } from './AddressField.tsx'

/** Asks for a one-time link; those who set a password may use it. */
export function SignInForm({ next }: { next: string }) {
  const { t, language } = useWords()
  const { address, setAddress, password, setPassword, link, enter, submit } = useSigningIn(next)
  const byLink = password === null
  const failure = byLink ? link.error : enter.error
  if (link.isSuccess && byLink) return <LinkSent address={address.trim()} again={() => link.reset()} />
  return (
    <form className="form" onSubmit={submit}>
      <AddressField autoComplete="username" address={address} change={setAddress} />
      {byLink ? null : <PasswordField password={password} change={setPassword} />}
      {failure ? (
        <p className="join-problem" role="alert">
          {sayFailure(failure, language)}
        </p>
      ) : null}
      <button type="submit" className="button button-main button-wide" disabled={link.isPending || enter.isPending}>
        {t(byLink ? 'signIn.getLink' : 'signIn.enter')}
      </button>
      <button type="button" className="text-button" onClick={() => setPassword(byLink ? '' : null)}>
        {t(byLink ? 'signIn.byPassword' : 'signIn.byLink')}
      </button>
      <p className="faint">{t('signIn.joinHint')}</p>
    </form>
  )
}

/** A password of null means: by link. */
function useSigningIn(next: string) {
  const [address, setAddress] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const link = useAct(requestSignInLinkEndpoint)
  const enter = useAct(signInWithPasswordEndpoint, {
    onDone: (me) => {
      enterAs(me as Me)
      go(next, 'instead')
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (password === null) link.mutate({ address: address.trim() })
    else enter.mutate({ address: address.trim(), password })
  }
  return { address, setAddress, password, setPassword, link, enter, submit }
}

/** The same whether there is such an account or not. */
function LinkSent({ address, again }: { address: string; again: () => void }) {
  const { t } = useWords()
  return (
    <section className="standing" role="status">
      <p className="standing-title">{t('signIn.sent')}</p>
      <p>{t('signIn.sentHint', { address })}</p>
      <button type="button" className="button" onClick={again}>
        {t('signIn.again')}
      </button>
    </section>
  )
}

function PasswordField({ password, change }: { password: string; change: (password: string) => void }) {
  const { t } = useWords()
  return (
    <label className="field">
      {t('signIn.password')}
      <input
        type="password"
        value={password}
        required
        maxLength={200}
        autoComplete="current-password"
        onChange={(event) => change(event.target.value)}
      />
    </label>
  )
}
