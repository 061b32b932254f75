import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listMembershipsEndpoint, membershipState } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { EndDialog } from './EndDialog.tsx'
import { MembershipTag } from './MembershipTag.tsx'
import type { MemberRow, Plan } from './shapes.ts'

type Search = { community?: string; plan?: string; state?: string }
const states = ['due', ...membershipState.options] as const

/** Who is or was a member; what is looked for stands in the address. */
export function MemberTable({ communityId, plans }: { communityId: CommunityId; plans: readonly Plan[] }) {
  const { t } = useWords()
  const { plan, state } = useSearch({ strict: false }) as Search
  const asked = {
    communityId,
    ...(plan ? { planId: plan } : {}),
    ...(state === 'due' ? { due: 'true' } : state ? { state } : {}),
  }
  const pages = useAskPages(listMembershipsEndpoint, asked as unknown as InputOf<typeof listMembershipsEndpoint>, {
    keepsEarlier: true,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Sheet title={t('memberships.members')}>
      <MemberFilters plans={plans} />
      <Loaded from={pages} lines={8}>
        {() => (rows.length > 0 ? <Members rows={rows} /> : <NoMembers isFiltered={Boolean(plan || state)} />)}
      </Loaded>
      <MorePages pages={pages} />
    </Sheet>
  )
}

function useSeek() {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  return (next: Search) => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value))
    void navigate({ to: '/shop/memberships', search: kept, replace: true })
  }
}

function MemberFilters({ plans }: { plans: readonly Plan[] }) {
  const { t } = useWords()
  const { plan, state } = useSearch({ strict: false }) as Search
  const seek = useSeek()
  return (
    <search className="filters">
      <Select<string | null>
        allowClear
        className="filter"
        aria-label={t('memberships.plan')}
        placeholder={t('memberships.plan')}
        value={plan ?? null}
        onChange={(chosen) => seek({ plan: chosen ?? '' })}
        options={plans.map(({ id, name }) => ({ value: id as string, label: name }))}
      />
      <Select<string | null>
        allowClear
        className="filter"
        aria-label={t('memberships.state')}
        placeholder={t('memberships.state')}
        value={state ?? null}
        onChange={(chosen) => seek({ state: chosen ?? '' })}
        options={optionsOf(states, (one) => t(`membershipState.${one}`))}
      />
    </search>
  )
}

function Members({ rows }: { rows: readonly MemberRow[] }) {
  const { t } = useWords()
  const [ending, setEnding] = useState<MemberRow | null>(null)
  return (
    <>
      <table className="shop-table">
        <thead>
          <tr>
            <th scope="col">{t('memberships.member')}</th>
            <th scope="col">{t('memberships.plan')}</th>
            <th scope="col">{t('memberships.from')}</th>
            <th scope="col">{t('memberships.to')}</th>
            <th scope="col">{t('memberships.state')}</th>
            <th scope="col">
              <span className="unseen">{t('memberships.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Member key={row.id} row={row} onEnd={() => setEnding(row)} />
          ))}
        </tbody>
      </table>
      {ending && <EndDialog row={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function Member({ row, onEnd }: { row: MemberRow; onEnd: () => void }) {
  const { t } = useWords()
  const formats = useFormats()
  const decides = mayAdminister(useMe())
  const mayEnd = decides && /^(active|grace|upcoming)$/.test(row.state)
  const name = formats.nickname(row.person.name, row.person.id)
  return (
    <tr>
      <td>
        <span className="shop-name">
          <Portrait who={row.person} />
          <span>{name}</span>
        </span>
      </td>
      <td>
        {row.orderId ? (
          <Link to="/shop/orders/$orderId" params={{ orderId: row.orderId }}>
            {row.plan.name}
          </Link>
        ) : (
          t('memberships.trialOf', { name: row.plan.name })
        )}
      </td>
      <td className="nowrap">{formats.dayOf(row.startsAt)}</td>
      <td className="nowrap">{row.endsAt ? formats.dayOf(row.endedAt ?? row.endsAt) : t('planLength.forever')}</td>
      <td>
        <MembershipTag state={row.state} />
      </td>
      <td className="number">
        {mayEnd && (
          <Button size="small" onClick={onEnd} aria-label={t('memberships.endOf', { name })}>
            {t('memberships.end')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function NoMembers({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords()
  const seek = useSeek()
  if (!isFiltered) return <Empty title={t('memberships.none')} text={t('memberships.noneText')} />
  return (
    <Empty title={t('memberships.noHit')}>
      <Button onClick={() => seek({ plan: '', state: '' })}>{t('field.clear')}</Button>
    </Empty>
  )
}
