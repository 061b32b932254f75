/** What the form says, as the endpoint wants it: what was left empty is left to the preset. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { foundCommunityEndpoint, Preset } from '../../../../server/modules/community/contract.ts'

export type FoundSaid = {
  preset: Preset
  name: string
  groupName?: string
  about?: string
  interest?: string
  industry?: string
  province?: string
  city?: string
  cap?: number | null
  rules?: string
}

export function foundInput(said: FoundSaid): InputOf<typeof foundCommunityEndpoint> {
  const text = (field: 'groupName' | 'about' | 'interest' | 'industry') => {
    const value = said[field]?.trim()
    return value ? { [field]: value } : {}
  }
  const region = { ...place('province', said.province), ...place('city', said.city) }
  const rules = linesOf(said.rules)
  return {
    preset: said.preset,
    name: said.name.trim(),
    ...text('groupName'),
    ...text('about'),
    ...text('interest'),
    ...text('industry'),
    ...(Object.keys(region).length > 0 ? { region } : {}),
    ...(said.cap ? { cap: said.cap } : {}),
    ...(rules.length > 0 ? { rules } : {}),
  }
}

const place = (name: 'province' | 'city', value: string | undefined) => (value?.trim() ? { [name]: value.trim() } : {})

/** One article per line; numbering typed by hand is dropped, because rules are numbered by their order. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/^(\d{1,2}[.、)]|[（(]\d{1,2}[)）])\s*/, ''))
    .filter(Boolean)
}
