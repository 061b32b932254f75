/** People with an operator seat, keys for programs, and what was done by whom. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Page } from '../app/Page.tsx'
import { ApiKeys } from './ApiKeys.tsx'
import { AuditLog } from './AuditLog.tsx'
import { Seats } from './Seats.tsx'

export function TeamPage() {
  const { t } = useWords()
  const { tab = 'seats' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  return (
    <Page title={t('team.title')} lead={t('team.lead')}>
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => navigate({ to: '/team', search: { tab: key as 'keys' }, replace: true })}
        items={[
          { key: 'seats', label: t('team.seats'), children: <Seats /> },
          { key: 'keys', label: t('team.keys'), children: <ApiKeys /> },
          { key: 'audit', label: t('team.audit'), children: <AuditLog /> },
        ]}
      />
    </Page>
  )
}
