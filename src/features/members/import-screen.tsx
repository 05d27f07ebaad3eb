import { useOperation } from '../../cloud/use-operation'
import { Frame } from '../../ui/frame'
import { Loaded } from '../door/loaded'
import { ImportDropped, ImportSettled, ImportUndone } from './import-ended'
import { ImportPlanned } from './import-planned'
import { ImportApplying, ImportUndoing } from './import-running'
import { useSlices } from './use-slices'
import { showRefusals, words } from './words'

/**
 * One import, in whatever state it is: seen, half done, done, taken back. The slices run here, so that
 * they outlive the change from one state to the next.
 */
export function ImportScreen({ importId }: { importId: string }) {
  const story = useOperation('members.showImport', { importId })
  const apply = useSlices('members.applyImport', importId)
  const undo = useSlices('members.undoImport', importId)
  const view = story.known?.value

  if (!view || story.refused) {
    return (
      <Frame title={words.title}>
        <Loaded story={story} sentences={showRefusals}>
          {() => null}
        </Loaded>
      </Frame>
    )
  }
  switch (view.state) {
    case 'planned':
      return <ImportPlanned view={view} apply={apply} onOutdated={story.reload} />
    case 'applying':
    case 'applied':
      return <ImportApplying view={view} apply={apply} />
    case 'undoing':
      return <ImportUndoing view={view} undo={undo} />
    case 'settled':
      return <ImportSettled view={view} undo={undo} />
    case 'undone':
      return <ImportUndone />
    case 'dropped':
      return <ImportDropped />
  }
}
