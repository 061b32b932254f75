import { useEffect, useRef } from 'react'
import { useWords } from '../../../ui/words/index.ts'

type Props = { has: boolean; load: () => void; isLoading: boolean }

/** Loads the next page of a list when the reader comes near its end; also a button, for the keyboard. */
export function MoreBelow({ has, load, isLoading }: Props) {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!has || isLoading || !button.current) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: '400px' })
    watcher.observe(button.current)
    return () => watcher.disconnect()
  }, [has, isLoading, load])
  if (!has) return null
  return (
    <button ref={button} type="button" className="text-button more-below" onClick={load} disabled={isLoading}>
      {t(isLoading ? 'common.loading' : 'common.more')}
    </button>
  )
}
