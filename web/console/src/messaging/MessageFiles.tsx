import { readFileEndpoint, readThumbnailEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { useFormats } from '../app/me.tsx'
import type { ChatMessage } from './chat-blocks.ts'

/** Pictures are shown small and open large; sounds play; everything else is a link with its size. */
export function MessageFiles({ files }: { files: ChatMessage['files'] }) {
  return (
    <>
      {files.map((file) => (
        <FileOf key={file.id} file={file} />
      ))}
    </>
  )
}

function FileOf({ file }: { file: ChatMessage['files'][number] }) {
  const formats = useFormats()
  const address = addressOf(readFileEndpoint, { fileId: file.id })
  if (file.kind === 'image') {
    return (
      <a href={address} target="_blank" rel="noopener noreferrer">
        <img
          className="chat-picture"
          loading="lazy"
          src={addressOf(readThumbnailEndpoint, { fileId: file.id })}
          alt={file.name}
        />
      </a>
    )
  }
  // Members record voice notes without captions; the name tells what they are.
  if (file.kind === 'voice') return <audio controls preload="none" src={address} aria-label={file.name} />
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {file.name} ({formats.bytes(file.bytes)})
    </a>
  )
}
