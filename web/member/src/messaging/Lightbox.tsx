import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FileCard } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'

type Props = { files: readonly FileCard[]; start: number; close: () => void }

/** Pictures one at a time over the whole screen; arrow keys turn over, Escape closes. */
export function Lightbox({ files, start, close }: Props) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [index, setIndex] = useState(start)
  useEffect(() => dialog.current?.showModal(), [])
  const file = files[index] as FileCard
  const turn = (by: number) => setIndex((index + by + files.length) % files.length)
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowLeft') turn(-1)
    if (event.key === 'ArrowRight') turn(1)
  }
  return (
    <dialog ref={dialog} className="lightbox" aria-label={file.name} onClose={close} onKeyDown={onKeyDown}>
      <button type="button" className="lightbox-ground" onClick={close} aria-label={t('common.close')} tabIndex={-1} />
      <img src={`/api/files/${file.id}`} alt={file.name} />
      <div className="lightbox-bar">
        {files.length > 1 ? (
          <>
            <button type="button" className="icon-button" onClick={() => turn(-1)} aria-label={t('lightbox.before')}>
              <Icon name="back" />
            </button>
            <span>
              {index + 1} / {files.length}
            </span>
            <button type="button" className="icon-button" onClick={() => turn(1)} aria-label={t('lightbox.after')}>
              <Icon name="next" />
            </button>
          </>
        ) : null}
        <a className="icon-button" href={`/api/files/${file.id}`} download={file.name} aria-label={t('lightbox.save')}>
          <Icon name="download" />
        </a>
        <button type="button" className="icon-button" onClick={close} aria-label={t('common.close')}>
          <Icon name="close" />
        </button>
      </div>
    </dialog>
  )
}
