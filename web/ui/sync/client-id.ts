/**
 * A new id for a message of mine; the server keeps it unique, so that a retry is no second message.
 * `crypto.randomUUID` is missing on pages served by plain http in a local network, random bytes are not.
 */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
