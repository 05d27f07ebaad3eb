import type { Tap } from './api'

/** What people send along: a picture, or what they said (G21 G25). */
export type UploadKind = 'picture' | 'recording'

/** `checking`: WeChat has not answered yet; `unread`: it never did, or could not be asked. */
export type UploadStanding = 'clear' | 'doubtful' | 'checking' | 'unread'

export interface UploadOperations {
  /**
   * Takes in a file that the phone has put into `incoming/`: looks whether it is what it is said to be, strips what says
   * where it was made, keeps it out of everybody's reach and asks WeChat to look at it.
   */
  'uploads.take': {
    input: Tap & { kind: UploadKind; fileId: string }
    value: { uploadId: string }
    refusal: 'fileGone' | 'notAPicture' | 'notARecording' | 'fileTooLarge' | 'tooManyToday'
  }
}
