/** Where a thing of an activity is ordered; `of` a team or a bargain. */
export function orderPath({ id, communityId }: { id: string; communityId: string }, variantId: string, of?: string) {
  const query = new URLSearchParams({ v: variantId, n: '1', ...(of ? { of } : {}) })
  return `/c/${communityId}/activities/${id}/order?${query}`
}
