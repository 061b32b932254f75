import { expect, test } from 'vitest'
import { sayDevice } from './devices.ts'

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604',
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/130 MicroMessenger/8.0.60', 'WeChat · Android'],
  ['Chrome · Mac', 'Chrome · Mac'],
  ['curl/8.5', 'curl/8.5'],
  ['', ''],
])('%s', (device, said) => expect(sayDevice(device)).toBe(said))
