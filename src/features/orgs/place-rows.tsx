import type { OrgLine } from '../../../types/orgs'
import { goTo, routes } from '../../routes'
import { Row, Rows } from '../../ui/row'
import { words } from './words'

/** Places below one another: each opens its own page. */
export function PlaceRows({ places }: { places: OrgLine[] }) {
  return (
    <Rows>
      {places.map(place => (
        <Row
          key={place.orgId}
          title={place.name}
          note={words.line(place)}
          onTap={() => goTo(routes.place(place.orgId))}
        />
      ))}
    </Rows>
  )
}
