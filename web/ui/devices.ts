/** A browser's long self-description in two words: `Chrome · Windows`. What is already short stays as it is. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/EdgA?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/HeadlessChrome|Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** Names a device by its browser and system, as both apps show where somebody is signed in. */
export function sayDevice(device: string): string {
  const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(device))?.[1]
  const said = [first(browsers), first(systems)].filter(Boolean)
  return said.length > 0 && device.length > 24 ? said.join(' · ') : device
}
