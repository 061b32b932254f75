type Props = {
  label: string
  name: string
  value: string | null
  options: readonly { value: string; label: string; under?: string | undefined; off?: boolean }[]
  choose: (value: string) => void
}

/** One of a few, each to be seen at once and pressed with a thumb. */
export function Picks({ label, name, value, options, choose }: Props) {
  return (
    <fieldset className="picks">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="pick">
          <input
            type="radio"
            className="unseen"
            name={name}
            checked={option.value === value}
            disabled={option.off ?? false}
            onChange={() => choose(option.value)}
          />
          <span className="pick-label">
            {option.label}
            {option.under ? <span className="faint">{option.under}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
