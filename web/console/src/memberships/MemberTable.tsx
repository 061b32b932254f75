import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listMembershipsEndpoint, membershipState } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useLookedFor } from '../app/use-looked-for.ts'
import { EndDialog } from './EndDialog.tsx'
import { MembershipTag } from './MembershipTag.tsx'
import type { MemberRow, Plan } from './shapes.ts'

type Search = { community?: string; plan?: string; state?: string }
const page = '/shop/memberships'
const states = ['due', ...membershipState.options] as const

/** Who is or was a member; what is looked for stands in the address. */
export function MemberTable({ communityId, plans }: { communityId: CommunityId; plans: readonly Plan[] }) {
  const { t } = useWords()
  const { plan, state } = useLookedFor<Search>(page).search
  const asked = {
    communityId,
    ...(plan ? { planId: plan } : {}),
    ...(state === 'due' ? { due: 'true' } : state ? { state } : {}),
  }
  const pages = useAskPages(listMembershipsEndpoint, asked as InputOf<typeof listMembershipsEndpoint>, {
    keepsEarlier: true,
  })
  return (
    <Sheet title={t('memberships.members')}>
      <MemberFilters plans={plans} />
      <LongList pages={pages} lines={8} none={<NoMembers isFiltered={Boolean(plan || state)} />}>
        {(rows) => <Members rows={rows} />}
      </LongList>
    </Sheet>
  )
}

function MemberFilters({ plans }: { plans: readonly Plan[] }) {
  const { t } = useWords()
  const { search, look } = useLookedFor<Search>(page)
  return (
    <search className="filters">
      <FilterChoice<string>
        label={t('memberships.plan')}
        value={search.plan}
        onChange={(plan) => look({ plan: plan ?? '' })}
        options={plans.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterChoice<string>
        label={t('memberships.state')}
        value={search.state}
        onChange={(state) => look({ state: state ?? '' })}
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
      <ListTable
        heads={[
          t('memberships.member'),
          t('memberships.plan'),
          t('memberships.from'),
          t('memberships.to'),
          t('memberships.state'),
          { unseen: t('memberships.act') },
        ]}
      >
        {rows.map((row) => (
          <Member key={row.id} row={row} onEnd={() => setEnding(row)} />
        ))}
      </ListTable>
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
      <td className="nowrap" data-word={t('memberships.from')}>
        {formats.dayOf(row.startsAt)}
      </td>
      <td className="nowrap" data-word={t('memberships.to')}>
        {row.endsAt ? formats.dayOf(row.endedAt ?? row.endsAt) : t('planLength.forever')}
      </td>
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
  const { look } = useLookedFor<Search>(page)
  if (!isFiltered) return <Empty title={t('memberships.none')} text={t('memberships.noneText')} />
  return (
    <Empty title={t('memberships.noHit')}>
      <Button onClick={() => look({ plan: '', state: '' })}>{t('field.clear')}</Button>
    </Empty>
  )
}
