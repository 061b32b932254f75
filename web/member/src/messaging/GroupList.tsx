import { useInbox } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { GroupRow } from './GroupRow.tsx'
import './inbox.css'

type Props = { chosen?: string | undefined; isPage?: boolean }

/** My groups, latest first. */
export default function GroupList({ chosen, isPage = false }: Props) {
  const { t } = useWords()
  const { status, rows, failure, refresh } = useInbox()
  const Title = isPage ? 'h1' : 'h2'
  return (
    <section className="group-list" aria-label={t('inbox.title')}>
      <div className="group-list-head">
        <Title className="group-list-title">{t('inbox.title')}</Title>
        <Link to="/search" className="icon-button" aria-label={t('search.title')}>
          <Icon name="search" />
        </Link>
      </div>
      {status === 'loading' ? <Skeleton rows={8} /> : null}
      {status === 'failed' ? <Failure failure={failure} again={() => void refresh().catch(() => {})} /> : null}
      {status === 'ready' && rows.length === 0 ? <Empty text={t('inbox.empty')} /> : null}
      <ul>
        {rows.map((row) => (
          <GroupRow key={row.group.id} row={row} isChosen={row.group.id === chosen} />
        ))}
      </ul>
    </section>
  )
}
