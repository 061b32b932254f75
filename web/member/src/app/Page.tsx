import { type ReactNode, useEffect } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from './Icon.tsx'
import { goBack } from './router.ts'

type Props = {
  title: string
  /** Said below the title in small letters. */
  under?: ReactNode
  /** Where the back button leads when there is nothing behind; without it there is no back button. */
  back?: string
  actions?: ReactNode
  children: ReactNode
}

/** A page with its head; the title also names the browser tab. */
export function Page({ title, under, back, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 群落`
  }, [title])
  return (
    <div className="page">
      <PageHead title={title} under={under} back={back} actions={actions} />
      <div className="page-body">{children}</div>
    </div>
  )
}

export function PageHead({
  title,
  under,
  back,
  actions,
}: Omit<Props, 'children' | 'back'> & { back: string | undefined }) {
  const { t } = useWords()
  return (
    <header className="page-head">
      {back ? (
        <button type="button" className="icon-button" onClick={() => goBack(back)} aria-label={t('common.back')}>
          <Icon name="back" />
        </button>
      ) : null}
      <div className="page-title">
        <h1>{title}</h1>
        {under ? <p>{under}</p> : null}
      </div>
      {actions}
    </header>
  )
}
