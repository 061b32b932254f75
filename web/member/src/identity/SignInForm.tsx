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

/** Asks for a one-time link; those who set a password may use it. */
export function SignInForm({ next }: { next: string }) {
  const { t, language } = useWords()
  const [address, setAddress] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const link = useAct(requestSignInLinkEndpoint)
  const enter = useAct(signInWithPasswordEndpoint, {
    onDone: (me) => {
      enterAs(me as Me)
      go(next, 'instead')
    },
  })
  const failure = password === null ? link.error : enter.error
  function submit(event: FormEvent) {
    event.preventDefault()
    if (password === null) link.mutate({ address: address.trim() })
    else enter.mutate({ address: address.trim(), password })
  }
  if (link.isSuccess && password === null) {
    return (
      <section className="standing" role="status">
        <p className="standing-title">{t('signIn.sent')}</p>
        <p>{t('signIn.sentHint', { address: address.trim() })}</p>
        <button type="button" className="button" onClick={() => link.reset()}>
          {t('signIn.again')}
        </button>
      </section>
    )
  }
  return (
    <form className="form" onSubmit={submit}>
      <label className="field">
        {t('signIn.address')}
        <input
          value={address}
          required
          minLength={5}
          maxLength={254}
          autoComplete="username"
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      {password === null ? null : (
        <label className="field">
          {t('signIn.password')}
          <input
            type="password"
            value={password}
            required
            maxLength={200}
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
      )}
      {failure ? (
        <p className="join-problem" role="alert">
          {sayFailure(failure, language)}
        </p>
      ) : null}
      <button type="submit" className="button button-main button-wide" disabled={link.isPending || enter.isPending}>
        {t(password === null ? 'signIn.getLink' : 'signIn.enter')}
      </button>
      <button type="button" className="text-button" onClick={() => setPassword(password === null ? '' : null)}>
        {t(password === null ? 'signIn.byPassword' : 'signIn.byLink')}
      </button>
      <p className="faint">{t('signIn.joinHint')}</p>
    </form>
  )
}
