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
  tap(text: string): Promise<void>
  /** The field is named by its placeholder or by the words before it. */
  type(field: string, text: string): Promise<void>
  /** Waits until the words are on the screen. */
  see(text: string): Promise<void>
  /** The words are not on the screen as it is now. */
  miss(text: string): Promise<void>
  /** Waits until the words have left the screen. */
  gone(text: string): Promise<void>
  /** Taps the button that scans, and holds the phone to the code on the wall. */
  scan(button: string, wall: CodeOnWall): Promise<void>
  /** Taps the button that asks for a file, and gives this one. */
  choose(button: string, file: ChosenFile): Promise<void>
  /** The phone has no network from now on, or has it again. */
  network(isOnline: boolean): Promise<void>
  screenshot(path: string): Promise<void>
  /** What went wrong inside, unseen by the person. */
  problems(): Promise<string[]>
  close(): Promise<void>
}
