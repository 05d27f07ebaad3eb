import { useState } from 'react'
import type { Value } from '../../../types/api'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { enlarge } from '../../platform/photos'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Photos } from '../../ui/photos'
import { Refused } from '../door/refused'
import { listenRefusals, photoRefusals, words } from './ask-words'
import { Listen } from './listen'

/** What was said, for whoever may hear it; asked for only when somebody wants to, because each look leaves a row. */
export function ListenTo({ requestId }: { requestId: string }) {
  const [refused, setRefused] = useState<RefusedAnswer<'requests.listen'> | null>(null)
  const address = async () => {
    const answer = await call('requests.listen', { requestId })
    setRefused(answer.ok ? null : answer)
    return answer.ok ? answer.value.url : null
  }
  return (
    <>
      {refused && <Refused answer={refused} sentences={listenRefusals} onRetry={address} />}
      <Listen address={address} />
    </>
  )
}

/** The photos, likewise; one that nobody may see yet says why. */
export function PhotosOf({ requestId }: { requestId: string }) {
  const [shown, setShown] = useState<Value<'requests.photos'>['photos'] | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<'requests.photos'> | null>(null)
  const look = async () => {
    const answer = await call('requests.photos', { requestId })
    setRefused(answer.ok ? null : answer)
    if (answer.ok) setShown(answer.value.photos)
  }
  const addresses = shown?.flatMap(({ url }) => url ?? []) ?? []
  const held = shown?.filter(({ url }) => url === null) ?? []
  return (
    <>
      {refused && <Refused answer={refused} sentences={photoRefusals} onRetry={look} />}
      {addresses.length > 0 && (
        <Photos
          addresses={addresses}
          labelOf={words.photoOf}
          onTap={address => enlarge(address, addresses)}
        />
      )}
      {held[0] && <Words kind="soft">{words.heldPhotos(held.length, words.held[held[0].standing])}</Words>}
      {addresses.length === 0 && (
        <Button kind="second" icon="picture" onTap={look}>
          {words.seePhotos}
        </Button>
      )}
    </>
  )
}
