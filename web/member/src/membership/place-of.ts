/** To where it is paid, or to what one has when it cost nothing. */
export function placeOf({
  id,
  payBy,
  paymentId,
}: {
  id: string
  payBy: string | null
  paymentId: string | null
}): string {
  if (paymentId) return `/pay/${paymentId}`
  return payBy ? `/me/orders/${id}/pay` : '/me/memberships'
}
