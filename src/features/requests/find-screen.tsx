import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { RequestCategory, RequestsShown, RequestsWanted } from '../../../types/requests'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { SearchBar } from '../../ui/search-bar'
import { useReturn } from '../../ui/use-return'
import { useSettled } from '../accounts/unit-field'
import { Listed } from '../door/listed'
import { boardRefusals, boardWords, showWords, findWords as words } from './board-words'
import { categoryWords } from './card-words'
import { ChooseRow, choicesOf } from './choose-row'
import { RequestCard } from './request-card'

interface Where {
  estateId: string | null
  category: RequestCategory | null
  show: RequestsShown | null
}

/** One request among many: by its number, by the tail of a telephone, or by place, kind and state. */
export function FindScreen({ communityId }: { communityId: string }) {
  const estates = useOperation('requests.board', { communityId }).known?.value.estates ?? []
  const [text, setText] = useState('')
  const [where, setWhere] = useState<Where>({ estateId: null, category: null, show: null })
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
      {typed === '' && <WhereRows where={where} estates={estates} onChoose={setWhere} />}
      <Found communityId={communityId} wanted={wantedBy(typed, where)} />
      <Words kind="soft">{boardWords.listNote}</Words>
    </Frame>
  )
}

/** Four digits are the tail of a telephone; anything else that was typed is a number of ours. */
function wantedBy(typed: string, where: Where): RequestsWanted {
  if (typed === '') return { kind: 'place', ...where }
  return /^\d{4}$/.test(typed) ? { kind: 'phone', tail: typed } : { kind: 'no', no: typed }
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

interface WhereRowsProps {
  where: Where
  estates: OrgBrief[]
  onChoose: (where: Where) => void
}

const all = 'all'
const withAll = <Key extends string>(choices: { key: Key; title: string }[]) => [
  { key: all as Key | typeof all, title: words.all },
  ...choices,
]
const orAll = <Key extends string>(key: Key | typeof all): Key | null => (key === all ? null : (key as Key))

function WhereRows({ where, estates, onChoose }: WhereRowsProps) {
  return (
    <Rows>
      <ChooseRow
        title={words.estate}
        choices={withAll(estates.map(({ orgId, name }) => ({ key: orgId, title: name })))}
        chosen={where.estateId ?? all}
        none={words.all}
        onChoose={key => onChoose({ ...where, estateId: orAll(key) })}
      />
      <ChooseRow
        title={words.category}
        choices={withAll(choicesOf(categoryWords))}
        chosen={where.category ?? all}
        none={words.all}
        onChoose={key => onChoose({ ...where, category: orAll<RequestCategory>(key) })}
      />
      <ChooseRow
        title={words.show}
        choices={withAll(choicesOf(showWords))}
        chosen={where.show ?? all}
        none={words.all}
        onChoose={key => onChoose({ ...where, show: orAll<RequestsShown>(key) })}
      />
    </Rows>
  )
}
