import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { actInWords, mineRefusals, whoInWords, words } from './words'

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
              {items.map(row => (
                <Row
                  key={row.auditId}
                  title={whoInWords(row)}
                  note={`${momentInWords(row.at)}，${actInWords(row.operation)}`}
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
