import { useState } from 'react'
import type { Choosable } from '../../../types/choosing'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { goBack, goOnTo, routes } from '../../routes'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { choosableRefusals, chooseRefusals, helperInWords, words } from './choosing-words'

interface ChooseHelperProps {
  requestId: string
  /** It was sent a moment ago: its story comes next, and is not the page before. */
  isJustSent: boolean
}

/** 点单 (A54): whoever asked may choose a volunteer or a team, two taps; nobody has to. */
export function ChooseHelperScreen({ requestId, isJustSent }: ChooseHelperProps) {
  const [kind, setKind] = useState<Choosable['kind']>('person')
  const [wanted, setWanted] = useState<Choosable | null>(null)
  const choose = useAction('requests.choose')

  const settle = (answer: Awaited<ReturnType<typeof choose.run>>) => {
    setWanted(null)
    if (!answer?.ok) return
    remember('requests.show', { requestId }, answer.value)
    say(words.chosen)
    if (isJustSent) goOnTo(routes.request(requestId))
    else goBack()
  }
  const send = async ({ kind, id }: Choosable) =>
    settle(await choose.run({ requestId, chosen: { kind, id } }))

  return (
    <Frame title={words.title} lead={words.lead}>
      <Tabs
        tabs={[
          { key: 'person', title: words.people },
          { key: 'team', title: words.teams },
        ]}
        chosen={kind}
        label={words.kinds}
        onChoose={setKind}
      />
      {choose.refused && (
        <Refused
          answer={choose.refused}
          sentences={chooseRefusals}
          onRetry={async () => settle(await choose.retry())}
        />
      )}
      <Helpers key={kind} requestId={requestId} kind={kind} onChoose={setWanted} />
      {wanted && (
        <Confirm
          title={words.ask(wanted.name)}
          sentence={words.askSentence}
          yes={wanted.kind === 'team' ? words.yesTeam : words.yes}
          busy={choose.isBusy && words.choosing}
          no={words.no}
          onYes={() => send(wanted)}
          onNo={() => setWanted(null)}
        />
      )}
    </Frame>
  )
}

interface HelpersProps {
  requestId: string
  kind: Choosable['kind']
  onChoose: (helper: Choosable) => void
}

function Helpers({ requestId, kind, onChoose }: HelpersProps) {
  const pages = usePages('requests.choosable', { requestId, kind })
  const none = kind === 'team' ? words.noTeam : words.nobody
  const nobody = <Empty art="empty" title={none} next={words.nobodyNext} />
  return (
    <Listed pages={pages} sentences={choosableRefusals} empty={nobody}>
      {items => (
        <Rows>
          {items.map(helper => (
            <Row
              key={helper.id}
              title={helper.name}
              note={helperInWords(helper)}
              onTap={() => onChoose(helper)}
            />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
