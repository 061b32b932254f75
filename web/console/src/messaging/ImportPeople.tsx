/** Who in the file is who in the group; whoever stays unmapped becomes a new person without account. */
import { Select } from 'antd'
import { useState } from 'react'
import { listMembersEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useLater } from '../app/use-later.ts'
import { useAdjust } from './use-adjust.ts'
import type { ChatImport } from './shapes.ts'

const shownFirst = 20

export function ImportPeople({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const people = all ? found.people : found.people.slice(0, shownFirst)
  const mapped = found.people.filter((one) => one.person).length
  return (
    <Sheet
      title={t('people.title')}
      beside={<span className="muted small">{t('people.mapped', { mapped, all: found.people.length })}</span>}
    >
      <p className="lead">{found.groupId ? t('people.lead') : t('people.groupFirst')}</p>
      <ul className="lines">
        {people.map((one) => (
          <PersonLine key={one.key} one={one} found={found} />
        ))}
      </ul>
      {found.people.length > people.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('people.all', { count: found.people.length - people.length })}
        </button>
      )}
    </Sheet>
  )
}

function PersonLine({ one, found }: { one: ChatImport['people'][number]; found: ChatImport }) {
  const { t } = useWords()
  const formats = useFormats()
  const adjust = useAdjust()
  const say = (personId: string | undefined) =>
    adjust.mutate({ importId: found.id, people: { [one.key]: personId ?? null } })
  return (
    <li className="line person-line">
      <div className="line-body">
        <b className="wrap">{one.name}</b>
        <div className="muted small">{t('people.messages', { count: formats.count(one.messages) })}</div>
      </div>
      {one.guessed && one.person && <span className="tag tag-amber">{t('people.guessed')}</span>}
      <MemberChoice
        groupId={found.groupId}
        name={one.name}
        chosen={one.person}
        busy={adjust.isPending}
        onChoose={say}
      />
    </li>
  )
}

type ChoiceWords = {
  groupId: string | null
  name: string
  chosen: ChatImport['people'][number]['person']
  busy: boolean
  onChoose: (personId: string | undefined) => void
}

function MemberChoice({ groupId, name, chosen, busy, onChoose }: ChoiceWords) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const q = useLater(typed, 250)
  const members = useAsk(
    listMembersEndpoint,
    { groupId: groupId ?? '', limit: 50, ...(q ? { q } : {}) },
    { enabled: open && groupId !== null },
  )
  const rows = (members.data?.rows ?? []).map((row) => ({ value: row.person.id, label: row.person.name }))
  const known =
    chosen && !rows.some((row) => row.value === chosen.id) ? [{ value: chosen.id, label: chosen.name }, ...rows] : rows
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      className="person-choice"
      aria-label={t('people.choose', { name })}
      placeholder={t('people.newPerson')}
      disabled={groupId === null || busy}
      loading={members.isFetching}
      value={chosen?.id ?? null}
      onOpenChange={setOpen}
      onChange={(personId: string | undefined) => onChoose(personId)}
      options={known}
    />
  )
}
