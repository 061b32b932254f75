import { Link } from '@tanstack/react-router'
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { listGroupsEndpoint } from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import type { GroupCard } from '../insight/shapes.ts'
import { StateTag } from '../insight/StateTag.tsx'
import type { Group } from './shapes.ts'

/** The groups of a community; their health joins in when it has been read. */
export function CommunityGroups({ communityId }: { communityId: string }) {
  const { t } = useWords()
  const groups = useAskPages(listGroupsEndpoint, { communityId })
  const cards = useAskPages(listGroupCardsEndpoint, { communityId, closed: 'true' })
  const known = new Map(cards.data?.pages.flatMap(({ rows }) => rows).map((card) => [card.groupId, card]))
  const rows = groups.data?.pages.flatMap((page) => page.rows) ?? []
  const readOn = () => {
    if (cards.hasNextPage) void cards.fetchNextPage()
    return groups.fetchNextPage()
  }
  return (
    <Loaded from={groups} lines={8}>
      {() =>
        rows.length === 0 ? (
          <Empty title={t('community.noGroups')} text={t('community.noGroupsText')} />
        ) : (
          <>
            <section className="sheet">
              <ul className="lines">
                {rows.map((group) => (
                  <GroupLine key={group.id} group={group} card={known.get(group.id)} />
                ))}
              </ul>
            </section>
            <MorePages pages={{ ...groups, fetchNextPage: readOn }} />
          </>
        )
      }
    </Loaded>
  )
}

function GroupLine({ group, card }: { group: Group; card: GroupCard | undefined }) {
  const { t } = useWords()
  const formats = useFormats()
  const score = card?.score === null || !card ? '–' : String(Math.round(card.score))
  return (
    <li className="line">
      <div className="line-body">
        <b>
          <Link to="/groups/$groupId" params={{ groupId: group.id }}>
            {group.name}
          </Link>
        </b>{' '}
        {card && <StateTag state={card.state} closed={group.closedAt !== null} />}
        <div className="muted small">
          {t('community.taken', { taken: group.taken, cap: group.cap })}
          {group.waiting > 0 && ` · ${t('community.waiting', { count: group.waiting })}`} ·{' '}
          {t(`threshold.${group.threshold.kind}`)}
          {card?.lastMessageAt && ` · ${formats.moment(card.lastMessageAt)}`}
        </div>
      </div>
      {card && (
        <span className={`row trend trend-${card.state}`}>
          <b className="score">{score}</b>
          <Sparkline values={card.trend} label={t('field.trend', { name: group.name, score })} />
        </span>
      )}
    </li>
  )
}
