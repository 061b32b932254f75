import './choice.css'

type Props = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  choose: (value: string) => void
}

/** One of a few, all of them to be seen. */
export function Choice({ label, value, options, choose }: Props) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-option">
          <input type="radio" name={label} checked={option.value === value} onChange={() => choose(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
