/** 活动: everything that is, was or will be offered beside the shelf. */
import { Link } from '@tanstack/react-router'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { activityKind, activityState, listActivitiesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { NoHit } from '../app/NoHit.tsx'
import { Sheet } from '../app/Page.tsx'
import { onlySaid, useLookedFor } from '../app/use-looked-for.ts'
import { ShopPage } from '../commerce/ShopPage.tsx'
import { ActivityRow } from './ActivityRow.tsx'
import './activities.css'

const figures = ['people', 'paid', 'refunded', 'running', 'succeeded'] as const
type Search = { kind?: string; state?: string; community?: string }

export function ActivitiesPage() {
  const { t } = useWords()
  return (
    <ShopPage title={t('shop.activities')} lead={t('activities.lead')} actions={mayAdminister(useMe()) && <NewLink />}>
      <Sheet>
        <ActivityList />
      </Sheet>
    </ShopPage>
  )
}

function NewLink() {
  const { t } = useWords()
  return (
    <Link className="button button-primary" to="/shop/activities/new">
      {t('activities.new')}
    </Link>
  )
}

function ActivityList() {
  const { t } = useWords()
  const { search, look, isNarrowed, clear } = useLookedFor<Search>('/shop/activities')
  const asked = onlySaid({ kind: search.kind, state: search.state, communityId: search.community })
  const pages = useAskPages(listActivitiesEndpoint, asked as InputOf<typeof listActivitiesEndpoint>, {
    keepsEarlier: true,
  })
  const heads = [
    t('activities.activity'),
    t('activities.state'),
    ...figures.map((figure) => ({ number: t(`activityFigure.${figure}`) })),
  ]
  return (
    <>
      <Filters search={search} onChange={look} />
      <LongList pages={pages} lines={8} none={isNarrowed ? <NoHit onClear={clear} /> : <None />}>
        {(rows) => (
          <ListTable heads={heads}>
            {rows.map((activity) => (
              <ActivityRow key={activity.id} activity={activity} />
            ))}
          </ListTable>
        )}
      </LongList>
    </>
  )
}

function Filters({ search, onChange }: { search: Search; onChange: (next: Search) => void }) {
  const { t } = useWords()
  const communities = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  const filters = [
    { name: 'state', options: optionsOf(activityState.options, (one) => t(`activityState.${one}`)) },
    { name: 'kind', options: optionsOf(activityKind.options, (one) => t(`activityKind.${one}`)) },
    { name: 'community', options: communities.map(({ id, name }) => ({ value: id, label: name })) },
  ] as const
  return (
    <search className="filters">
      {filters.map(({ name, options }) => (
        <FilterChoice<string>
          key={name}
          label={t(`activities.${name}`)}
          value={search[name]}
          onChange={(value) => onChange({ [name]: value ?? '' })}
          options={options}
        />
      ))}
    </search>
  )
}

function None() {
  const { t } = useWords()
  return (
    <Empty title={t('activities.none')} text={t('activities.noneText')}>
      {mayAdminister(useMe()) && <NewLink />}
    </Empty>
  )
}
