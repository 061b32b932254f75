import { Button } from 'antd'
import { DeleteIcon } from 'tdesign-icons-react'

/** Takes a row out of a list in a form; `label` says which, to those who listen. */
export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return <Button type="text" icon={<DeleteIcon aria-hidden="true" />} aria-label={label} onClick={onRemove} />
}
