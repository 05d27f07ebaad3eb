import { useState } from 'react'
import type { JobName, JobRunView, JobView } from '../../../types/jobs'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { everyInWords, jobWords, refusals, runInWords, words } from './words'

/** The timetable as the county reads it: what runs by itself, when it last ran, and what to do where it did not. */
export function JobsScreen() {
  const story = useOperation('jobs.list', {})
  const [open, setOpen] = useState<JobName | null>(null)
  useReturn(story.reload)

  return (
    <Frame title={words.title} lead={words.lead}>
      <Loaded story={story} sentences={refusals} rows={6}>
        {({ jobs, asOf }) => {
          const troubled = jobs.filter(isTroubled)
          if (jobs.every(({ last }) => last === null)) {
            return <Empty art="empty" title={words.stands} next={words.standsNext} />
          }
          return (
            <>
              <Card tone={troubled.length > 0 ? 'care' : 'done'}>
                <Words kind="strong">
                  {troubled.length > 0 ? words.someNot(troubled.length) : words.allWell(jobs.length)}
                </Words>
                <Words kind="soft">{words.asOf(asOf)}</Words>
              </Card>
              {troubled.length > 0 && (
                <Section title={words.toSee}>
                  <JobRows jobs={troubled} onOpen={setOpen} />
                </Section>
              )}
              <Section title={words.every}>
                <JobRows jobs={jobs.filter(job => !isTroubled(job))} onOpen={setOpen} />
              </Section>
            </>
          )
        }}
      </Loaded>
      {open && (
        <Sheet title={words.runsOf(jobWords[open])} onClose={() => setOpen(null)}>
          <Runs name={open} />
        </Sheet>
      )}
    </Frame>
  )
}

const isTroubled = ({ last }: JobView): boolean =>
  last === null || last.outcome === 'failed' || last.outcome === 'stopped'

function JobRows({ jobs, onOpen }: { jobs: JobView[]; onOpen: (name: JobName) => void }) {
  return (
    <Rows>
      {jobs.map(job => (
        <Row
          key={job.name}
          title={jobWords[job.name]}
          note={`${everyInWords(job.everyMinutes)} · ${runInWords(job.last)}`}
          mark={markOf(job.last)}
          markTone={isTroubled(job) ? 'care' : 'done'}
          onTap={() => onOpen(job.name)}
        />
      ))}
    </Rows>
  )
}

const markOf = (run: JobRunView | null): string => (run ? words.marks[run.outcome] : words.never)

/** What one job did before, the newest first. */
function Runs({ name }: { name: JobName }) {
  const pages = usePages('jobs.listRuns', { name })
  return (
    <Listed
      pages={pages}
      sentences={refusals}
      empty={<Empty art="empty" title={words.noRuns} next={words.noRunsNext} />}
    >
      {items => (
        <Rows>
          {items.map(run => (
            <Row key={run.runId} title={runInWords(run)} />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
