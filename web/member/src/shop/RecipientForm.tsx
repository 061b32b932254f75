import { fieldFailures } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { RecipientWords } from './recipient.ts'
import type { CheckingOut } from './use-checkout.ts'

const fields = [
  { name: 'name', max: 40, autoComplete: 'name', type: 'text' },
  { name: 'phone', max: 20, autoComplete: 'tel', type: 'tel' },
  { name: 'region', max: 60, autoComplete: 'address-level1', type: 'text' },
  { name: 'address', max: 200, autoComplete: 'street-address', type: 'text' },
] as const

/** Who receives the parcel and where; what is wrong stands beside its field. */
type Filling = Pick<CheckingOut, 'filled' | 'fill' | 'lacks'> & { place: { error: Error | null } }

export function RecipientForm({ checkingOut }: { checkingOut: Filling }) {
  const { t, language } = useWords()
  const { filled, fill, lacks, place } = checkingOut
  const refused = fieldFailures(place.error, language)
  const change = (name: keyof RecipientWords, value: string) =>
    fill({ ...filled, recipient: { ...filled.recipient, [name]: value } })
  return (
    <fieldset className="form recipient">
      <legend>{t('checkout.recipient')}</legend>
      {fields.map(({ name, max, autoComplete, type }) => {
        const problem = lacks[name] ? t(`checkout.lacks.${name}`) : refused[`recipient.${name}`]
        return (
          <label key={name} className={`field field-${name}`}>
            {t(`checkout.field.${name}`)}
            <input
              type={type}
              value={filled.recipient[name]}
              maxLength={max}
              autoComplete={autoComplete}
              required={name !== 'region'}
              aria-invalid={problem !== undefined}
              onChange={(event) => change(name, event.target.value)}
            />
            {problem ? <span className="field-problem">{problem}</span> : null}
          </label>
        )
      })}
    </fieldset>
  )
}
