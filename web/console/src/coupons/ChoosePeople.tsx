import { Button, Select } from 'antd'
import { useState } from 'react'
import { CloseIcon } from 'tdesign-icons-react'
import {
  type CommunityId,
  type GroupId,
  listCommunitiesEndpoint,
  listGroupsEndpoint,
  listMembersEndpoint,
  searchPeopleEndpoint,
} from '../../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../../server/modules/identity/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Chosen } from './giving.ts'

type Words = { people: readonly Chosen[]; add: (more: Chosen[]) => void; set: (people: Chosen[]) => void }

/** People found by name or taken from a group, and who is chosen so far. */
export function ChoosePeople({ communityId, people, add, set }: Words & { communityId: CommunityId | null }) {
  return (
    <>
      <div className="giving-from">
        <SearchPeople add={add} />
        <FromGroup communityId={communityId} add={add} />
      </div>
      {people.length > 0 && <ChosenPeople people={people} set={set} />}
    </>
  )
}

function SearchPeople({ add }: Pick<Words, 'add'>) {
  const { t } = useWords()
  const formats = useFormats()
  const [q, setQ] = useState('')
  const found = useAsk(searchPeopleEndpoint, { q: q.trim() }, { enabled: q.trim() !== '' }).data?.rows ?? []
  return (
    <Select<string>
      className="full"
      aria-label={t('coupons.giveSearch')}
      placeholder={t('coupons.giveSearch')}
      value={null}
      showSearch={{ filterOption: false, onSearch: setQ, searchValue: q }}
      notFoundContent={q.trim() === '' ? t('coupons.giveSearch') : t('coupons.giveNoHit')}
      options={found.map(({ person, groups }) => ({
        value: person.id as string,
        label: `${formats.nickname(person.name, person.id)} · ${groups.map(({ name }) => name).join('、')}`,
      }))}
      onChange={(id) => {
        const hit = found.find(({ person }) => person.id === id)
        if (hit) add([{ id: hit.person.id as PersonId, name: hit.person.name }])
        setQ('')
      }}
    />
  )
}

/** Everybody of a group at once: in the coupon's own community, or one that is chosen. */
function FromGroup({ communityId, add }: Pick<Words, 'add'> & { communityId: CommunityId | null }) {
  const { t } = useWords()
  const saying = useSaying()
  const [chosen, setChosen] = useState<CommunityId | null>(null)
  const [reading, setReading] = useState(false)
  const of = communityId ?? chosen
  const communities = useAsk(listCommunitiesEndpoint, { limit: 200 }, { enabled: communityId === null })
  const groups = useAsk(listGroupsEndpoint, { communityId: of as CommunityId, limit: 200 }, { enabled: of !== null })
  const addAll = async (groupId: GroupId) => {
    setReading(true)
    await readAll(groupId).then(add).catch(saying.failure)
    setReading(false)
  }
  return (
    <>
      {communityId === null && (
        <Select<string>
          className="full"
          aria-label={t('coupons.giveCommunity')}
          placeholder={t('memberships.community')}
          value={chosen}
          options={(communities.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(id) => setChosen(id as CommunityId)}
        />
      )}
      <Select<string>
        className="full"
        aria-label={t('coupons.giveGroup')}
        placeholder={t('coupons.giveGroup')}
        value={null}
        disabled={of === null}
        loading={reading}
        options={(groups.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => void addAll(id as GroupId)}
      />
    </>
  )
}

async function readAll(groupId: GroupId): Promise<Chosen[]> {
  const all: Chosen[] = []
  let after: string | null = null
  do {
    const page: { rows: readonly { person: { id: string; name: string } }[]; next: string | null } = await ask(
      listMembersEndpoint,
      { groupId, limit: 500, ...(after ? { after } : {}) },
    )
    all.push(...page.rows.map(({ person }) => ({ id: person.id as PersonId, name: person.name })))
    after = page.next
  } while (after)
  return all
}

function ChosenPeople({ people, set }: Pick<Words, 'people' | 'set'>) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <>
      <p className="row">
        <b>{t('coupons.giveChosen', { count: people.length })}</b>
        <Button type="text" size="small" onClick={() => set([])}>
          {t('coupons.giveClear')}
        </Button>
      </p>
      <ul className="chosen-people">
        {people.map(({ id, name }) => (
          <li key={id} className="tag">
            {formats.nickname(name, id)}
            <button
              type="button"
              className="link-button"
              aria-label={t('coupons.giveRemove', { name: formats.nickname(name, id) })}
              onClick={() => set(people.filter((one) => one.id !== id))}
            >
              <CloseIcon aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
