import { useState } from 'react'
import type { RequestView } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { SearchBar } from '../../ui/search-bar'
import { Sheet } from '../../ui/sheet'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { useSettled } from '../accounts/unit-field'
import { listRefusals } from '../checkins/list-words'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { assignRefusals, boardRefusals, reasonInWords, boardWords as words } from './board-words'
import { placeInWords, titleOf } from './card-words'
import { ListenTo } from './sent-along'
import { words as said, whenWords } from './words'

interface DispatchSheetProps {
  request: RequestView
  /** The way to the whole page, for who comes from a list. */
  leadsOn?: boolean
  onClose: () => void
  onSent: (request: RequestView) => unknown
}

interface Person {
  memberId: string
  name: string
}

const mostTwo = 2

/** Who might go, with the reason; one tap sends one person (G27). A secretary decides, nobody else. */
export function DispatchSheet({ request, leadsOn = false, onClose, onSent }: DispatchSheetProps) {
  const { requestId, text, when, hasVoice, can } = request
  const assign = useAction('requests.assign')
  const suggestions = useOperation('requests.suggest', { requestId })
  const [isTwo, setIsTwo] = useState(false)
  const [ticked, setTicked] = useState<Person[]>([])
  const [isByName, setIsByName] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof assign.run>>) => {
    if (!answer?.ok) return
    say(words.sent(answer.value.request.volunteers.map(({ name }) => name).join('、')))
    onSent(answer.value.request)
  }
  const send = async (people: Person[]) =>
    settle(await assign.run({ requestId, memberIds: people.map(({ memberId }) => memberId) }))
  const tick = (person: Person, isTicked: boolean) => {
    const others = ticked.filter(({ memberId }) => memberId !== person.memberId)
    if (isTicked && others.length >= mostTwo) return say(words.mostTwo)
    setTicked(isTicked ? [...others, person] : others)
  }
  const choosing = { isTwo, ticked, onTick: tick, onSend: (person: Person) => send([person]) }

  return (
    <Sheet title={words.dispatchTitle} onClose={onClose}>
      <Words kind="strong">{text ? `${titleOf(request)}：${text}` : titleOf(request)}</Words>
      <Words kind="soft">{`${placeInWords(request)} · ${whenWords[when]}`}</Words>
      {leadsOn && hasVoice && <Words>{text ? said.voice : said.voiceOnly}</Words>}
      {leadsOn && can.listen && <ListenTo requestId={requestId} />}
      {assign.refused && (
        <Refused
          answer={assign.refused}
          sentences={assignRefusals}
          onRetry={async () => settle(await assign.retry())}
        />
      )}
      {assign.isBusy && <Words>{words.sending}</Words>}
      <Words kind="soft">{isTwo ? words.dispatchTwoLead : words.dispatchLead}</Words>
      <Loaded story={suggestions} sentences={boardRefusals} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.nobodySuits} next={words.nobodySuitsNext} />
          ) : (
            <People people={items} noteOf={reasonInWords} {...choosing} />
          )
        }
      </Loaded>
      <Rows>
        <SwitchRow title={words.two} note={words.twoNote} isOn={isTwo} onSwitch={setIsTwo} />
      </Rows>
      {isByName ? (
        <ByName communityId={request.community.orgId} {...choosing} />
      ) : (
        <Button kind="quiet" onTap={() => setIsByName(true)}>
          {words.byName}
        </Button>
      )}
      {isTwo && (
        <Button
          busy={assign.isBusy && words.sending}
          onTap={() => (ticked.length === mostTwo ? send(ticked) : say(words.chooseTwo))}
        >
          {words.sendTwo(ticked.map(({ name }) => name).join('、'))}
        </Button>
      )}
      {leadsOn && (
        <Button kind="second" onTap={() => goTo(routes.request(requestId))}>
          {words.wholePage}
        </Button>
      )}
    </Sheet>
  )
}

interface Choosing {
  isTwo: boolean
  ticked: Person[]
  onTick: (person: Person, isTicked: boolean) => void
  onSend: (person: Person) => unknown
}

interface PeopleProps<Someone extends Person> extends Choosing {
  people: Someone[]
  noteOf: (person: Someone) => string
}

function People<Someone extends Person>(props: PeopleProps<Someone>) {
  const { people, noteOf, isTwo, ticked, onTick, onSend } = props
  return (
    <Rows>
      {people.map(person =>
        isTwo ? (
          <CheckRow
            key={person.memberId}
            title={person.name}
            note={noteOf(person)}
            isChecked={ticked.some(({ memberId }) => memberId === person.memberId)}
            onCheck={isTicked => onTick(person, isTicked)}
          />
        ) : (
          <Row key={person.memberId} title={person.name} note={noteOf(person)} onTap={() => onSend(person)} />
        ),
      )}
    </Rows>
  )
}

/** Anybody registered in the community, by name or initials. */
function ByName({ communityId, ...choosing }: Choosing & { communityId: string }) {
  const [text, setText] = useState('')
  const namePrefix = useSettled(text.trim())
  return (
    <Section title={words.byName}>
      <SearchBar
        label={words.byName}
        placeholder={words.byNameHint}
        value={text}
        onType={setText}
        maxLength={20}
      />
      {namePrefix && <Named communityId={communityId} namePrefix={namePrefix} {...choosing} />}
    </Section>
  )
}

function Named({
  communityId,
  namePrefix,
  ...choosing
}: Choosing & { communityId: string; namePrefix: string }) {
  const pages = usePages('checkins.list', { communityId, quarter: null, show: 'all', namePrefix })
  return (
    <Listed
      pages={pages}
      sentences={listRefusals}
      empty={<Empty title={words.nobodyNamed} next={words.nobodyNamedNext} />}
    >
      {items => <People people={items} noteOf={({ unitName }) => unitName} {...choosing} />}
    </Listed>
  )
}
