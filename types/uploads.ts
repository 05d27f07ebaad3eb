import type { Tap } from './api'

/** What people send along: a picture, or what they said (G21 G25). */
export type UploadKind = 'picture' | 'recording'

/** `checking`: WeChat has not answered yet; `unread`: it never did, or could not be asked. */
export type UploadStanding = 'clear' | 'doubtful' | 'checking' | 'unread'

export interface UploadOperations {
  /** Where this person's phone puts files that are to be handed in; another person's folder has another name. */
  'uploads.folder': { input: Record<string, never>; value: { folder: string }; refusal: never }
  /**
   * Takes in a file that the phone has put into its folder: looks whether it is what it is said to be, strips what says
   * where it was made, keeps it where no phone writes and asks WeChat to look at it. `seconds` is how long a recording
   * is; null for a picture. Whose file it is not, and what is not there, are `fileGone` alike.
   */
  'uploads.take': {
    input: Tap & { kind: UploadKind; fileId: string }
    value: { uploadId: string; seconds: number | null }
    refusal: 'fileGone' | 'notAPicture' | 'notARecording' | 'fileTooLarge' | 'tooManyToday'
  }
}
