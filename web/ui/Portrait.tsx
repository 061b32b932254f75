/** A person's picture, or initials on a soft colour that stays the same for the same person. */
import './portrait.css'
import { colourOf, initialsOf } from './portrait.ts'

type Who = { id: string; name: string; avatarFileId: string | null }

export function Portrait({ who, size = 32 }: { who: Who; size?: number }) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.4) }
  if (who.avatarFileId) {
    return (
      <img className="portrait" alt="" loading="lazy" style={style} src={`/api/files/${who.avatarFileId}/thumbnail`} />
    )
  }
  return (
    <span className={`portrait portrait-${colourOf(who.id)}`} style={style} aria-hidden="true">
      {initialsOf(who.name)}
    </span>
  )
}
