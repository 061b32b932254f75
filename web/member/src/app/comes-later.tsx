import { type ComponentType, lazy, useState } from 'react'

/**
 * A part whose script comes when it is drawn; drawn at once where the script was loaded before. A lazy part of React always
 * waits a moment the first time, and whatever waits a second time is then held back for 300 ms.
 */
export function comesLater<Props extends object>(fetch: () => Promise<{ default: ComponentType<Props> }>) {
  let here: ComponentType<Props> | null = null
  const load = async () => {
    const loaded = await fetch()
    here = loaded.default
    return loaded
  }
  const Later = lazy(load)
  // Chosen once, so that nothing on the screen begins anew when the script arrives.
  function Part(props: Props) {
    const [Drawn] = useState<ComponentType<Props>>(() => here ?? Later)
    return <Drawn {...props} />
  }
  return { Part, load }
}
