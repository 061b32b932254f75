/** Coming in: by a one-time link that is sent, by a link that was received, or by password. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useEffect } from 'react'
import { readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import type { Me } from '../app/me.tsx'
import { DoorPage } from './DoorPage.tsx'
import { LinkForm } from './LinkForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { RedeemLink } from './RedeemLink.tsx'

export function SignInPage() {
  const { t } = useWords()
  const { token } = useSearch({ strict: false }) as { token?: string }
  const enter = useEnter()
  useEffect(() => {
    document.title = t('signIn.title')
  }, [t])
  return (
    <DoorPage title={t(token ? 'signIn.redeeming' : 'signIn.title')} lead={token ? '' : t('signIn.lead')}>
      {token ? (
        <RedeemLink token={token} onDone={enter} />
      ) : (
        <Tabs
          items={[
            { key: 'link', label: t('signIn.byLink'), children: <LinkForm /> },
            { key: 'password', label: t('signIn.byPassword'), children: <PasswordForm onDone={enter} /> },
          ]}
        />
      )}
    </DoorPage>
  )
}

/** Goes where the person wanted to go; only to places of this console. */
function useEnter() {
  const navigate = useNavigate()
  const { next } = useSearch({ strict: false }) as { next?: string }
  return (me: Me) => {
    client.setQueryData(questionKey(readMeEndpoint, {}), me)
    return navigate({ to: insideOnly(next), replace: true })
  }
}

/** A link may ask to go on anywhere; only places of this console are followed. */
function insideOnly(next: string | undefined): string {
  const inside = next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/sign-in')
  return inside && next ? next : '/'
}
