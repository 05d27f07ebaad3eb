import type { Page } from 'playwright-core'

/** The printed code of a check-in point: what a camera sees, and what WeChat says it read. */
export interface CodeOnWall {
  picture: Buffer
  path: string
}

export interface ChosenFile {
  name: string
  bytes: Buffer<ArrayBuffer>
}

/** What a member does with a phone, whichever of our two front ends runs on it. */
export interface Phone {
  /** The page that stands for the screen, for what no person could tell. */
  readonly page: Page
  tap(text: string): Promise<void>
  /** The field is named by its placeholder or by the words before it. */
  type(field: string, text: string): Promise<void>
  /** Waits for words that the last act brings; those that stood there before it do not count. */
  see(text: string): Promise<void>
  /** Once something that the last act brought was seen: words from before it stand there still. */
  still(text: string): Promise<void>
  /** Once something that the last act brought was seen: the words are not on the screen. */
  miss(text: string): Promise<void>
  /** Waits until the words have left the screen. */
  gone(text: string): Promise<void>
  /** Waits until whatever was asked is answered and shown: for an act that brings no words. */
  settled(): Promise<void>
  /** Has somebody seen what the last act brought? */
  hasLooked(): boolean
  /** Taps the button that scans, and holds the phone to the code on the wall. */
  scan(button: string, wall: CodeOnWall): Promise<void>
  /** Taps the button that asks for a file, and gives this one. */
  choose(button: string, file: ChosenFile): Promise<void>
  /** The phone has no network from now on, or has it again. */
  network(isOnline: boolean): Promise<void>
  /** Leaves the page by the arrow above it, which WeChat draws itself. */
  goBack(): Promise<void>
  screenshot(path: string): Promise<void>
  /** The failure with a picture and the words of this screen beside it. */
  pictured(failure: unknown): Promise<Error>
  /** What went wrong inside, unseen by the person. */
  problems(): Promise<string[]>
  close(): Promise<void>
}
