import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { actInWords, asInWords, mineRefusals, words } from './words'

/** Everybody sees who looked at what is theirs or changed it: the office, what and when (G153). */
export function MyTrailScreen() {
  const rows = usePages('audits.mine', {})
  return (
    <Frame title={words.mineTitle} lead={words.mineLead}>
      <Listed
        pages={rows}
        sentences={mineRefusals}
        empty={<Empty art="done" title={words.mineEmpty} next={words.mineEmptyNext} />}
      >
        {items => (
          <>
            <Rows>
              {items.map(({ auditId, at, operation, as, isMe }) => (
                <Row
                  key={auditId}
                  title={isMe ? words.me : as ? asInWords(as) : words.whoHelps}
                  note={`${momentInWords(at)}，${actInWords(operation)}`}
                />
              ))}
            </Rows>
            <Words kind="soft">{words.mineAsk}</Words>
          </>
        )}
      </Listed>
    </Frame>
  )
}
