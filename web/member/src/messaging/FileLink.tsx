import type { FileCard } from '../../../../server/modules/messaging/contract.ts'
import { Icon } from '../app/Icon.tsx'
import { useFormats } from '../app/me.ts'

/** A file to open or save. */
export function FileLink({ file }: { file: FileCard }) {
  const { bytes } = useFormats()
  return (
    <a className="file" href={`/api/files/${file.id}`} download={file.name}>
      <Icon name="file" size={26} />
      <span className="file-words">
        <span className="file-name">{file.name}</span>
        <span className="file-size">{bytes(file.bytes)}</span>
      </span>
    </a>
  )
}
