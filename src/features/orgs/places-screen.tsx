import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { FindPlace } from './find-place'
import { PlaceRows } from './place-rows'
import { readRefusals, words } from './words'

/** Where the tree begins for this person: the places in which an office is held, and a way to any other by name. */
export function PlacesScreen() {
  const places = usePages('orgs.list', { orgId: null })
  const isOffice = useMe().known?.value.can.importRoster
  useReturn(places.reload)

  return (
    <Frame title={words.title} lead={words.lead}>
      <Listed pages={places} sentences={readRefusals} empty={<Empty art="empty" title={words.empty} />}>
        {items => (
          <>
            <PlaceRows places={items} />
            {isOffice && (
              <Rows>
                <Row
                  icon="papers"
                  title={words.sheet}
                  note={words.sheetNote}
                  onTap={() => goTo(routes.placesSheet())}
                />
              </Rows>
            )}
            <FindPlace label={words.search} onChoose={({ orgId }) => goTo(routes.place(orgId))} />
          </>
        )}
      </Listed>
    </Frame>
  )
}
