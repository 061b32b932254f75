import type { ReactNode } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'

/** Customers are for owners and admins; whoever else comes here learns who can help. */
export function OperatorsOnly({ children }: { children: ReactNode }) {
  const { t } = useWords()
  if (mayAdminister(useMe())) return <>{children}</>
  return (
    <Page title={t('nav.customers')}>
      <Sheet>
        <Empty title={t('customers.notYours')} text={t('customers.notYoursText')} />
      </Sheet>
    </Page>
  )
}
