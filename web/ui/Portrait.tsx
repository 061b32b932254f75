/** A person's picture, or initials on a soft colour that stays the same for the same person. */
import './portrait.css'
import { colourOf, emblemOf, initialsOf } from './portrait.ts'

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

/** A community or group: the beginning of its name on a rounded square. */
export function Emblem({ id, name, size = 40 }: { id: string; name: string; size?: number }) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.36), borderRadius: 8 }
  return (
    <span className={`portrait portrait-${colourOf(id)}`} style={style} aria-hidden="true">
      {emblemOf(name)}
    </span>
  )
}
