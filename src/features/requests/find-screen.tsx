import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { RequestCategory, RequestsShown, RequestsWanted } from '../../../types/requests'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { SearchBar } from '../../ui/search-bar'
import { Sheet } from '../../ui/sheet'
import { useReturn } from '../../ui/use-return'
import { useSettled } from '../accounts/unit-field'
import { Listed } from '../door/listed'
import { boardRefusals, boardWords, showWords, findWords as words } from './board-words'
import { RequestCard } from './request-card'
import { categoryWords } from './words'

interface Where {
  estateId: string | null
  category: RequestCategory | null
  show: RequestsShown | null
}

type Asked = keyof Where

/** One request among many: by its number, by the tail of a telephone, or by place, kind and state. */
export function FindScreen({ communityId }: { communityId: string }) {
  const estates = useOperation('requests.board', { communityId }).known?.value.estates ?? []
  const [text, setText] = useState('')
  const [where, setWhere] = useState<Where>({ estateId: null, category: null, show: null })
  const [asked, setAsked] = useState<Asked | null>(null)
  const typed = useSettled(text.trim())

  return (
    <Frame title={words.title} lead={boardWords.title}>
      <SearchBar
        label={words.label}
        placeholder={words.placeholder}
        value={text}
        onType={setText}
        maxLength={12}
      />
      {typed === '' && (
        <Rows>
          <Row
            title={words.estate}
            mark={nameOf(estates, where.estateId)}
            onTap={() => setAsked('estateId')}
          />
          <Row
            title={words.category}
            mark={where.category ? categoryWords[where.category] : words.all}
            onTap={() => setAsked('category')}
          />
          <Row
            title={words.show}
            mark={where.show ? showWords[where.show] : words.all}
            onTap={() => setAsked('show')}
          />
        </Rows>
      )}
      <Found communityId={communityId} wanted={wantedBy(typed, where)} />
      <Words kind="soft">{boardWords.listNote}</Words>
      {asked && (
        <WhereSheet
          asked={asked}
          where={where}
          estates={estates}
          onClose={() => setAsked(null)}
          onChoose={chosen => {
            setWhere(chosen)
            setAsked(null)
          }}
        />
      )}
    </Frame>
  )
}

/** Four digits are the tail of a telephone; anything else that was typed is a number of ours. */
function wantedBy(typed: string, where: Where): RequestsWanted {
  if (typed === '') return { kind: 'place', ...where }
  return /^\d{4}$/.test(typed) ? { kind: 'phone', tail: typed } : { kind: 'no', no: typed }
}

function nameOf(estates: OrgBrief[], estateId: string | null): string {
  return estates.find(({ orgId }) => orgId === estateId)?.name ?? words.all
}

function Found({ communityId, wanted }: { communityId: string; wanted: RequestsWanted }) {
  const pages = usePages('requests.find', { communityId, wanted })
  useReturn(pages.reload)
  return (
    <Listed
      pages={pages}
      sentences={boardRefusals}
      empty={<Empty art="empty" title={words.empty} next={words.emptyNext} />}
    >
      {items => (
        <Rows>
          {items.map(request => (
            <RequestCard key={request.requestId} request={request} note={request.no} />
          ))}
        </Rows>
      )}
    </Listed>
  )
}

interface WhereSheetProps {
  asked: Asked
  where: Where
  estates: OrgBrief[]
  onChoose: (where: Where) => void
  onClose: () => void
}

const all = 'all'

/** One of the three at a time, or all. */
function WhereSheet({ asked, where, estates, onChoose, onClose }: WhereSheetProps) {
  const choices: Record<Asked, { key: string; title: string }[]> = {
    estateId: estates.map(({ orgId, name }) => ({ key: orgId, title: name })),
    category: Object.entries(categoryWords).map(([key, title]) => ({ key, title })),
    show: Object.entries(showWords).map(([key, title]) => ({ key, title })),
  }
  const title = asked === 'estateId' ? words.estate : words[asked]
  return (
    <Sheet title={title} onClose={onClose}>
      <Choices
        label={title}
        choices={[{ key: all, title: words.all }, ...choices[asked]]}
        chosen={where[asked] ?? all}
        onChoose={key => onChoose({ ...where, [asked]: key === all ? null : key })}
      />
    </Sheet>
  )
}
