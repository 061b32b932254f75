/** The places of the console, in the order of the navigation. */
import {
  AssignmentUserIcon,
  HomeIcon,
  SettingIcon,
  UploadIcon,
  UsergroupIcon,
  UserSettingIcon,
} from 'tdesign-icons-react'

export const places = [
  { to: '/', word: 'nav.today', Icon: HomeIcon },
  { to: '/communities', word: 'nav.communities', Icon: UsergroupIcon },
  { to: '/imports', word: 'nav.imports', Icon: UploadIcon },
  { to: '/customers', word: 'nav.customers', Icon: AssignmentUserIcon },
  { to: '/team', word: 'nav.team', Icon: UserSettingIcon },
  { to: '/settings', word: 'nav.settings', Icon: SettingIcon },
] as const

export type Place = (typeof places)[number]

/** A group's page belongs to 社群. */
export function isHere(place: Place, path: string): boolean {
  if (place.to === '/') return path === '/'
  return path.startsWith(place.to) || (place.to === '/communities' && path.startsWith('/groups'))
}
