import { useState } from 'react'
import type { OrgView } from '../../../types/orgs'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf, momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Story } from '../../ui/story'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { roleWords } from '../accounts/words'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { PlaceRows } from './place-rows'
import { type ActOnPlace, PlaceSheet } from './place-sheet'
import { ResponsibleThen } from './responsible-then'
import { changeInWords, kindWords, partWords, readRefusals, words } from './words'

/** One place: what it is, who is responsible, what stands below it, how it came to be so, and what may be changed. */
export function PlaceScreen({ orgId }: { orgId: string }) {
  const place = useOperation('orgs.show', { orgId })
  const below = usePages('orgs.list', { orgId })
  const [act, setAct] = useState<ActOnPlace | null>(null)
  useReturn(() => {
    void place.reload()
    void below.reload()
  })

  const view = place.known?.value
  const settle = (changed: OrgView) => {
    setAct(null)
    if (changed.orgId === orgId) remember('orgs.show', { orgId }, changed)
    else void place.reload()
    void below.reload()
  }

  return (
    <Frame title={view?.name ?? words.title} lead={view?.within ?? undefined}>
      <Loaded story={place} sentences={readRefusals}>
        {value => (
          <>
            {value.state === 'closed' && <Closed view={value} />}
            {value.following && <Following view={value} onMoved={settle} />}
            <Card>
              <Facts facts={factsOf(value)} />
            </Card>
            <Section title={words.responsible}>
              <Card>
                <Facts facts={responsibleOf(value)} />
              </Card>
              <ResponsibleThen orgId={orgId} />
            </Section>
            <Section title={words.below}>
              <Listed
                pages={below}
                sentences={readRefusals}
                empty={
                  <Empty
                    title={words.empty}
                    next={value.can.create.length > 0 ? words.emptyNext : undefined}
                  />
                }
              >
                {items => <PlaceRows places={items} />}
              </Listed>
            </Section>
            <Acts view={value} onAct={setAct} />
            {value.history.length > 0 && (
              <Section title={words.history}>
                <Card>
                  <Story sentences={storyOf(value)} />
                </Card>
              </Section>
            )}
          </>
        )}
      </Loaded>
      {act && view && (
        <PlaceSheet
          act={act}
          view={view}
          onClose={() => setAct(null)}
          onChanged={settle}
          onOutdated={place.reload}
        />
      )}
    </Frame>
  )
}

function Closed({ view: { mergedInto } }: { view: OrgView }) {
  return (
    <Card tone="care">
      <Words kind="strong">{mergedInto ? words.mergedInto(mergedInto.name) : words.closed}</Words>
    </Card>
  )
}

/** People and places that are still on their way: one tap goes on to the end, leaving is no harm. */
function Following({ view, onMoved }: { view: OrgView; onMoved: (view: OrgView) => void }) {
  const follow = useAction('orgs.follow')
  const { orgId, following } = view

  const goOn = async () => {
    for (;;) {
      const answer = await follow.run({ orgId })
      if (!answer?.ok) return
      onMoved(answer.value)
      if (!answer.value.following) return say(words.followed)
    }
  }
  return (
    <Card tone="care">
      <Words>{words.following(following?.moved ?? 0)}</Words>
      <Words kind="soft">{words.followingHint}</Words>
      {follow.refused && <Refused answer={follow.refused} sentences={readRefusals} onRetry={goOn} />}
      {!follow.refused && (
        <Button busy={follow.isBusy && words.saving} onTap={goOn}>
          {words.followOn}
        </Button>
      )}
    </Card>
  )
}

function Acts({ view: { orgId, can }, onAct }: { view: OrgView; onAct: (act: ActOnPlace) => void }) {
  const acts: [ActOnPlace, boolean][] = [
    ['add', can.create.length > 0],
    ['rename', can.rename],
    ['setAliases', can.setAliases],
    ['setResponsible', can.setResponsible],
    ['setCentre', can.setCentre],
    ['move', can.move],
    ['merge', can.merge],
    ['close', can.close],
  ]
  const open = acts.filter(([, may]) => may).map(([act]) => act)
  return (
    <Section title={words.acts}>
      <Rows>
        {can.seeRoles && (
          <Row
            icon="people"
            title={words.roles}
            note={words.rolesNote}
            onTap={() => goTo(routes.roles(orgId))}
          />
        )}
        {open.map(act => (
          <Row key={act} title={words[act]} onTap={() => onAct(act)} />
        ))}
      </Rows>
    </Section>
  )
}

function factsOf({ kind, parent, centre, aliases, unitName, people }: OrgView) {
  return [
    { name: words.kind, text: kindWords[kind] },
    ...(parent ? [{ name: words.above, text: parent.name }] : []),
    ...(kind === 'community' ? [{ name: words.centre, text: centre?.name ?? words.none }] : []),
    ...(unitName ? [{ name: words.unit, text: unitName }] : []),
    { name: words.aliases, text: aliases.join('、') || words.none },
    ...(people > 0 ? [{ name: words.people, text: words.peopleCount(people) }] : []),
  ]
}

function responsibleOf({ responsible }: OrgView) {
  return responsible.map(({ part, person }) => ({
    name: partWords[part],
    text: person ? words.since(person.name, dayInWords(dayOf(person.since))) : words.unknown,
  }))
}

function storyOf({ history }: OrgView) {
  return [...history].reverse().map(change => ({
    when: momentInWords(change.at),
    text:
      changeInWords(change) + (change.by ? words.changedBy(roleWords[change.by.role], change.by.place) : ''),
  }))
}
