import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { rowWords as words } from './row-words'

/** The way to who looked at what is mine (G153), for everybody: on a roster or not. */
export function WhoLookedRow() {
  return <Row icon="people" title={words.title} note={words.note} onTap={() => goTo(routes.whoLooked())} />
}
