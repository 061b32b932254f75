/** 活动: everything that is, was or will be offered beside the shelf. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { activityKind, activityState, listActivitiesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { ShopPage } from '../commerce/ShopPage.tsx'
import { ActivityRow } from './ActivityRow.tsx'
import './activities.css'

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

const kept = (search: Search): Search => Object.fromEntries(Object.entries(search).filter(([, value]) => value))

/** What is looked for stands in the address. */
function ActivityList() {
  const search = kept(useSearch({ strict: false }) as Search)
  const navigate = useNavigate()
  const change = (next: Search) =>
    void navigate({ to: '/shop/activities', search: kept({ ...search, ...next }), replace: true })
  const { community, ...asked } = search
  const given = { ...asked, ...(community ? { communityId: community } : {}) }
  const pages = useAskPages(listActivitiesEndpoint, given as InputOf<typeof listActivitiesEndpoint>, {
    keepsEarlier: true,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const isFiltered = Object.keys(search).length > 0
  return (
    <>
      <Filters search={search} onChange={change} />
      <Loaded from={pages} lines={8}>
        {() =>
          rows.length > 0 ? (
            <table className="shop-table">
              <Heads />
              <tbody>
                {rows.map((activity) => (
                  <ActivityRow key={activity.id} activity={activity} />
                ))}
              </tbody>
            </table>
          ) : (
            <None onClear={isFiltered ? () => void navigate({ to: '/shop/activities', search: {} }) : null} />
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </>
  )
}

function Heads() {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{t('activities.activity')}</th>
        <th scope="col">{t('activities.state')}</th>
        {(['people', 'paid', 'refunded', 'running', 'succeeded'] as const).map((figure) => (
          <th key={figure} scope="col" className="number">
            {t(`activityFigure.${figure}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Filters({ search, onChange }: { search: Search; onChange: (next: Search) => void }) {
  const { t } = useWords()
  const communities = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  const filters = [
    { name: 'state', options: optionsOf(activityState.options, (one) => t(`activityState.${one}`)) },
    { name: 'kind', options: optionsOf(activityKind.options, (one) => t(`activityKind.${one}`)) },
    { name: 'community', options: communities.map(({ id, name }) => ({ value: id as string, label: name })) },
  ] as const
  return (
    <search className="filters">
      {filters.map(({ name, options }) => (
        <Select<string | null>
          key={name}
          allowClear
          className="filter"
          aria-label={t(`activities.${name}`)}
          placeholder={t(`activities.${name}`)}
          value={search[name] ?? null}
          onChange={(value) => onChange({ [name]: value ?? '' })}
          options={options}
        />
      ))}
    </search>
  )
}

function None({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  if (onClear) {
    return (
      <Empty title={t('field.noHit')}>
        <Button onClick={onClear}>{t('field.clear')}</Button>
      </Empty>
    )
  }
  return (
    <Empty title={t('activities.none')} text={t('activities.noneText')}>
      {decides && <NewLink />}
    </Empty>
  )
}
