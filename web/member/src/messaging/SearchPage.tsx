import { useDeferredValue, useEffect, useState } from 'react'
import { searchMessagesEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useInbox } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'
import { go, usePlace } from '../app/router.ts'
import { SearchHit } from './SearchHit.tsx'

const kinds = ['all', 'text', 'image', 'file', 'voice', 'poll', 'announcement'] as const
type Kind = (typeof kinds)[number]

/** Looks for words in one group or in all of mine. */
export default function SearchPage() {
  const { t } = useWords()
  const { query } = usePlace()
  const groupId = query.get('g') ?? ''
  const kind = kinds.find((one) => one === query.get('kind')) ?? 'all'
  const [words, setWords] = useState(query.get('q') ?? '')
  const said = useSettled(words.trim())
  const group = useInbox().rows.find((row) => row.group.id === groupId)?.group
  const change = (next: Record<string, string>) => go(addressOf({ g: groupId, kind, q: said, ...next }), 'instead')
  useEffect(() => {
    if (said !== (query.get('q') ?? '')) change({ q: said })
    // oxlint-disable-next-line react/exhaustive-deps -- only what was typed moves the address
  }, [said])
  return (
    <Page
      title={group ? t('search.inGroup', { name: group.name }) : t('search.title')}
      back={groupId ? `/g/${groupId}/info` : '/'}
    >
      <WordsBox words={words} write={setWords} />
      <Filters groupId={groupId} kind={kind} change={change} />
      {said ? (
        <Hits q={said} groupId={groupId} kind={kind} clear={() => change({ kind: 'all' })} />
      ) : (
        <Empty text={t('search.start')} />
      )}
    </Page>
  )
}

function WordsBox({ words, write }: { words: string; write: (words: string) => void }) {
  const { t } = useWords()
  return (
    <form className="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <input
        type="search"
        value={words}
        maxLength={100}
        // The reader came here to type.
        autoFocus
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        onChange={(event) => write(event.target.value)}
      />
    </form>
  )
}

type FiltersProps = { groupId: string; kind: Kind; change: (next: Record<string, string>) => void }

function Filters({ groupId, kind, change }: FiltersProps) {
  const { t } = useWords()
  return (
    <div className="chips" role="group" aria-label={t('search.kind')}>
      {kinds.map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={each === kind}
          onClick={() => change({ kind: each })}
        >
          {t(`search.kinds.${each}`)}
        </button>
      ))}
      {groupId ? (
        <button type="button" className="chip" onClick={() => change({ g: '' })}>
          {t('search.everywhere')}
        </button>
      ) : null}
    </div>
  )
}

function addressOf(wish: Record<string, string>): string {
  const kept = Object.entries(wish).filter(([name, value]) => value && !(name === 'kind' && value === 'all'))
  return `/search?${new URLSearchParams(kept)}`
}

/** The words once typing has paused for a moment. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), 250)
    return () => clearTimeout(timer)
  }, [words])
  return useDeferredValue(settled)
}

function Hits({ q, groupId, kind, clear }: { q: string; groupId: string; kind: Kind; clear: () => void }) {
  const { t } = useWords()
  const wish = { q, ...(groupId ? { groupId } : {}), ...(kind === 'all' ? {} : { kind }) }
  const pages = useAskPages(searchMessagesEndpoint, wish)
  const answers = pages.data?.pages ?? []
  const hits = answers.flatMap((answer) => answer.rows)
  const people = Object.fromEntries(
    answers.flatMap((answer) => answer.beside.people).map((person) => [person.id, person]),
  )
  if (pages.isPending) return <Skeleton rows={5} />
  if (pages.error) return <Failure failure={pages.error} again={() => void pages.refetch()} />
  if (hits.length === 0) {
    return (
      <Empty text={t('search.none', { words: q })}>
        {kind === 'all' ? null : (
          <button type="button" className="button" onClick={clear}>
            {t('search.clear')}
          </button>
        )}
      </Empty>
    )
  }
  return (
    <>
      <ul className="rows">
        {hits.map((hit) => (
          <SearchHit key={hit.message.id} hit={hit} people={people} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </>
  )
}
