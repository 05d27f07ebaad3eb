import { useState } from 'react'
import type { SiteView } from '../../../types/sites'
import { useAction } from '../../cloud/use-action'
import { canLocate, locate } from '../../platform/location'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { siteRefusals, words } from './words'

interface SitePlaceProps {
  site: SiteView
  onChanged: (site: SiteView) => void
}

/** The secretary, standing at the point, says once where it is; and may take it back (G203). */
export function SitePlace({ site, onChanged }: SitePlaceProps) {
  const setPlace = useAction('sites.setPlace')
  const [isLooking, setIsLooking] = useState(false)
  const { siteId, hasPlace } = site

  const settle = (answer: Awaited<ReturnType<typeof setPlace.run>>) => {
    if (!answer?.ok) return
    onChanged(answer.value)
    say(answer.value.hasPlace ? words.placeKept : words.placeForgotten)
  }
  const standHere = async () => {
    setIsLooking(true)
    const place = await locate()
    setIsLooking(false)
    if (!place) return say(words.noPlace)
    settle(await setPlace.run({ siteId, place }))
  }

  if (!canLocate || !site.can.setPlace) return null
  return (
    <>
      {setPlace.refused && (
        <Refused
          answer={setPlace.refused}
          sentences={siteRefusals}
          onRetry={async () => settle(await setPlace.retry())}
        />
      )}
      <Button
        kind="quiet"
        busy={(isLooking || setPlace.isBusy) && words.placing}
        onTap={hasPlace ? async () => settle(await setPlace.run({ siteId, place: null })) : standHere}
      >
        {hasPlace ? words.forgetPlace : words.standHere}
      </Button>
    </>
  )
}
