import type { Input } from '../../../types/api'
import type { PreviewPart } from '../../../types/reminders'
import { usePages } from '../../cloud/use-pages'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Listed } from '../door/listed'
import { partWords, previewRefusals, standWords, words } from './push-words'

interface NamesSheetProps {
  asked: Input<'reminders.preview'>
  part: PreviewPart
  onClose: () => void
}

/** The names behind one number of the preview, with what each is told or why not (G55). */
export function NamesSheet({ asked, part, onClose }: NamesSheetProps) {
  const people = usePages('reminders.listChosen', { ...asked, part })
  return (
    <Sheet title={partWords[part].title} onClose={onClose}>
      <Listed
        pages={people}
        sentences={previewRefusals}
        empty={<Empty art="empty" title={words.emptyPart} />}
      >
        {items => (
          <Rows>
            {items.map(({ memberId, name, unitName, phoneTail, stands }) => (
              <Row
                key={memberId}
                title={name}
                note={[unitName, phoneTail && words.tail(phoneTail)].filter(Boolean).join(' · ')}
                mark={part === 'phone' || part === 'call' ? undefined : standWords[stands]}
              />
            ))}
          </Rows>
        )}
      </Listed>
    </Sheet>
  )
}
