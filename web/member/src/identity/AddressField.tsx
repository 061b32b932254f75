import { useWords } from '../../../ui/words/index.ts'

type Words = { address: string; autoComplete: 'email' | 'username'; change: (address: string) => void }

/** A phone number or an e-mail address, as anybody writes it; the server tells which it is. */
export function AddressField({ address, autoComplete, change }: Words) {
  const { t } = useWords()
  return (
    <label className="field">
      {t('signIn.address')}
      <input
        value={address}
        required
        minLength={5}
        maxLength={254}
        autoComplete={autoComplete}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  )
}
