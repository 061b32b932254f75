import { useState } from 'react'
import type { FileCard } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Lightbox } from './Lightbox.tsx'

/** A lone picture is drawn at most this large, in pixels. */
const longest = 240

/** Pictures of a message; each opens large. Their place is kept before they are loaded. */
export function Pictures({ files }: { files: readonly FileCard[] }) {
  const { t } = useWords()
  const [opened, setOpened] = useState<number | null>(null)
  return (
    <div className={files.length > 1 ? 'pictures pictures-many' : 'pictures'}>
      {files.map((file, index) => (
        <button
          key={file.id}
          type="button"
          className="picture"
          style={files.length > 1 ? undefined : placeOf(file)}
          onClick={() => setOpened(index)}
          aria-label={t('chat.openPicture', { name: file.name })}
        >
          <img src={`/api/files/${file.id}/thumbnail`} alt="" loading="lazy" decoding="async" />
        </button>
      ))}
      {opened === null ? null : <Lightbox files={files} start={opened} close={() => setOpened(null)} />}
    </div>
  )
}

function placeOf({ width, height }: FileCard) {
  if (!width || !height) return { width: longest, height: longest * 0.75 }
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(48, Math.round(width * scale)), aspectRatio: `${width} / ${height}` }
}
