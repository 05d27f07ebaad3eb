import type { SiteView } from '../../../types/sites'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { SitePlace } from './site-place'
import { siteRefusals, words } from './words'

/** A community's check-in points (A20, G04). */
export function SitesScreen({ communityId }: { communityId: string }) {
  const input = { communityId }
  const sites = useOperation('sites.list', input)
  const items = sites.known?.value.items ?? []

  const change = (changed: SiteView) => {
    const kept = items.map(site => (site.siteId === changed.siteId ? changed : site))
    remember('sites.list', input, { items: kept, cursor: null })
  }

  const place = items[0]?.community.name ?? ''
  return (
    <Frame title={`${place}${words.title}`} lead={words.lead}>
      <Loaded story={sites} sentences={siteRefusals}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty art="empty" title={words.empty} next={words.emptyNext} />
          ) : (
            items.map(site => <SiteCard key={site.siteId} site={site} onChanged={change} />)
          )
        }
      </Loaded>
      {items.some(({ can }) => can.openDoor) && (
        <Button kind="second" icon="scan" onTap={() => goTo(routes.doors(communityId))}>
          {words.rotating}
        </Button>
      )}
    </Frame>
  )
}

function SiteCard({ site, onChanged }: { site: SiteView; onChanged: (site: SiteView) => void }) {
  const open = useAction('sites.open')
  const close = useAction('sites.close')
  const refused = open.refused ?? close.refused
  const { siteId, name, state, can } = site

  const settle = (answer: Awaited<ReturnType<typeof open.run>>) => {
    if (!answer?.ok) return
    onChanged(answer.value)
    say(answer.value.state === 'open' ? words.opened : words.closed)
  }

  return (
    <Card tone={state === 'open' ? 'plain' : 'care'}>
      <Words kind="strong">{name}</Words>
      <Words kind="soft">{state === 'open' ? words.isOpen : words.isClosed}</Words>
      {refused && (
        <Refused
          answer={refused}
          sentences={siteRefusals}
          onRetry={async () => settle(await (open.refused ? open : close).retry())}
        />
      )}
      {can.print && (
        <Button
          kind="second"
          icon="print"
          label={`${name} ${words.poster}`}
          onTap={() => goTo(routes.poster(siteId))}
        >
          {words.poster}
        </Button>
      )}
      <SitePlace site={site} onChanged={onChanged} />
      {can.close && (
        <Button
          kind="quiet"
          busy={close.isBusy && words.closing}
          onTap={async () => settle(await close.run({ siteId }))}
        >
          {words.close}
        </Button>
      )}
      {can.open && (
        <Button
          kind="second"
          busy={open.isBusy && words.opening}
          onTap={async () => settle(await open.run({ siteId }))}
        >
          {words.open}
        </Button>
      )}
    </Card>
  )
}
