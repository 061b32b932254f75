import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from './Icon.tsx'
import './sheet.css'

type Props = {
  title: string
  /** Hidden titles still name the sheet for screen readers. */
  quietTitle?: boolean
  onClose: () => void
  children: ReactNode
}

/** A sheet from below on a phone, a window in the middle at a desk. The browser keeps the focus inside. */
export function Sheet({ title, quietTitle, onClose, children }: Props) {
  const { t } = useWords()
  // Closed before it leaves the page: so the browser gives the focus back to where it was.
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="sheet-body">
        {quietTitle ? null : (
          <header className="sheet-head">
            <h2>{title}</h2>
            <button type="button" className="icon-button" onClick={onClose} aria-label={t('common.close')}>
              <Icon name="close" />
            </button>
          </header>
        )}
        {children}
      </div>
    </dialog>
  )
}
