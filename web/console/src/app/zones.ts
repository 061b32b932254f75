/** All time zones the browser knows, with their distance from UTC now. */
let known: { value: string; label: string }[] | undefined

export function zoneOptions() {
  known ??= ['Asia/Shanghai', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Shanghai'), 'UTC']
    .filter((zone, at, all) => all.indexOf(zone) === at)
    .map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${offsetOf(zone)})` }))
  return known
}

/** `UTC+8` for a zone at this moment. */
function offsetOf(zone: string, at = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC')
}
