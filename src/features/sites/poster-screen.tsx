import { useOperation } from '../../cloud/use-operation'
import { canPrint, takeAway } from '../../platform/pictures'
import { Button } from '../../ui/button'
import { Frame } from '../../ui/frame'
import { Poster } from '../../ui/poster'
import { Loaded } from '../door/loaded'
import { siteRefusals, words } from './words'

/** One A4 page for the wall: whose point it is, the code, one line of how-to. */
export function PosterScreen({ siteId }: { siteId: string }) {
  const poster = useOperation('sites.poster', { siteId })
  const imageUrl = poster.known?.value.imageUrl

  return (
    <Frame
      title={words.posterTitle}
      lead={words.posterLead}
      foot={
        imageUrl && (
          <Button icon={canPrint ? 'print' : 'picture'} onTap={() => takeAway(imageUrl)}>
            {canPrint ? words.print : words.takeAway}
          </Button>
        )
      }
    >
      <Loaded story={poster} sentences={siteRefusals} rows={1}>
        {({ communityName, siteName, imageUrl }) => (
          <Poster
            heading={words.posterHeading}
            title={communityName}
            place={siteName}
            imageUrl={imageUrl}
            imageLabel={words.code(siteName)}
            howTo={words.howTo}
            note={words.posterNote}
          />
        )}
      </Loaded>
    </Frame>
  )
}
