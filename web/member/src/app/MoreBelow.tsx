import { useEffect, useRef } from 'react'
import { useWords } from '../../../ui/words/index.ts'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** Loads the next page of a list when the reader comes near its end; also a button, for the keyboard. */
export function MoreBelow({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { pages: Pages }) {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || !button.current) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && fetchNextPage(), {
      rootMargin: '400px',
    })
    watcher.observe(button.current)
    return () => watcher.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <button
      ref={button}
      type="button"
      className="text-button more-below"
      onClick={() => fetchNextPage()}
      disabled={isFetchingNextPage}
    >
      {t(isFetchingNextPage ? 'common.loading' : 'common.more')}
    </button>
  )
}
