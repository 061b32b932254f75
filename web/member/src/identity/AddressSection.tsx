import { type FormEvent, useState } from 'react'
import { bindAddressEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { hiddenPhone } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { AddressField } from './AddressField.tsx'

/** The address that lets me sign in on another device. */
export function AddressSection() {
  const { t } = useWords()
  const { account } = useMe()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className={account ? 'panel' : 'panel panel-amber'}>
      <div className="panel-line">
        <div className="row-words">
          <h2>{t('me.address')}</h2>
          <p className={account ? '' : 'amber'}>{account ? hiddenPhone(account.address) : t('me.noAddress')}</p>
        </div>
        <button type="button" className={account ? 'button' : 'button button-main'} onClick={() => setIsOpen(true)}>
          {t(account ? 'me.changeAddress' : 'me.bindAddress')}
        </button>
      </div>
      {isOpen ? <BindSheet close={() => setIsOpen(false)} /> : null}
    </section>
  )
}

function BindSheet({ close }: { close: () => void }) {
  const { t } = useWords()
  const [address, setAddress] = useState('')
  const bind = useAct(bindAddressEndpoint)
  function submit(event: FormEvent) {
    event.preventDefault()
    bind.mutate({ address: address.trim() })
  }
  return (
    <Sheet title={t('me.bindAddress')} onClose={close}>
      {bind.isSuccess ? (
        <p role="status">{t('me.bindSent', { address: address.trim() })}</p>
      ) : (
        <form className="form" onSubmit={submit}>
          <AddressField address={address} autoComplete="email" change={setAddress} />
          <Refused failure={bind.error} />
          <button type="submit" className="button button-main" disabled={bind.isPending}>
            {t('me.bindSend')}
          </button>
        </form>
      )}
    </Sheet>
  )
}
