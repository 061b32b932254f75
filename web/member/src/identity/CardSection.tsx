import { type ChangeEvent, type FormEvent, useRef, useState } from 'react'
import { changeMyCardEndpoint } from '../../../../server/modules/identity/contract.ts'
import { uploadFileEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { ask, upload } from '../../../ui/client.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { attempt } from '../app/failing.ts'
import { useMe } from '../app/me.ts'
import { refreshSession } from '../app/session.ts'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'

/** How others see me. */
export function CardSection() {
  const { t } = useWords()
  const { person, tenant } = useMe()
  const [isEditing, setIsEditing] = useState(false)
  return (
    <section className="panel my-card">
      <PictureButton />
      <div className="row-words">
        <h2>{person.name}</h2>
        <p className="faint">{person.bio || t('me.noBio')}</p>
        <p className="faint">{tenant.name}</p>
      </div>
      <button type="button" className="button" onClick={() => setIsEditing(true)}>
        {t('common.edit')}
      </button>
      {isEditing ? <CardSheet close={() => setIsEditing(false)} /> : null}
    </section>
  )
}

function PictureButton() {
  const { t } = useWords()
  const { person } = useMe()
  const input = useRef<HTMLInputElement>(null)
  async function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const done = await attempt(async () => {
      const card = await upload(uploadFileEndpoint, file, {})
      await ask(changeMyCardEndpoint, { avatarFileId: card.id })
      await refreshSession()
    })
    if (done) toast(t('common.saved'))
  }
  return (
    <>
      <button type="button" className="picture-button" onClick={() => input.current?.click()}>
        <Portrait who={person} size={64} />
        <span className="unseen">{`${person.name} ${t('me.picture')}`}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        onChange={(event) => void take(event)}
        aria-label={t('me.picture')}
      />
    </>
  )
}

function CardSheet({ close }: { close: () => void }) {
  const { t } = useWords()
  const { person } = useMe()
  const [name, setName] = useState(person.name)
  const [bio, setBio] = useState(person.bio)
  const [isBusy, setIsBusy] = useState(false)
  async function save(event: FormEvent) {
    event.preventDefault()
    setIsBusy(true)
    const done = await attempt(async () => {
      await ask(changeMyCardEndpoint, { name: name.trim(), bio: bio.trim() })
      await refreshSession()
    })
    setIsBusy(false)
    if (!done) return
    toast(t('common.saved'))
    close()
  }
  return (
    <Sheet title={t('me.editCard')} onClose={close}>
      <form className="form" onSubmit={(event) => void save(event)}>
        <label className="field">
          {t('me.name')}
          <input value={name} required maxLength={64} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="field">
          {t('me.bio')}
          <textarea value={bio} rows={3} maxLength={500} onChange={(event) => setBio(event.target.value)} />
        </label>
        <button type="submit" className="button button-main" disabled={isBusy || !name.trim()}>
          {t('common.save')}
        </button>
      </form>
    </Sheet>
  )
}
