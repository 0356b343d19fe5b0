/** A kind of file that this program writes: its ending, and what dialogs call it. */
export interface FileKind {
  readonly ending: string;
  readonly title: string;
  readonly name: string;
  /** Other endings that files of this kind have. */
  readonly others?: readonly string[];
}

/** A question with two answers; `no` is the safe one. */
interface Question {
  readonly message: string;
  readonly detail?: string;
  readonly yes: string;
  readonly no: string;
  /** Aborted when nobody needs the answer any more: the question goes, and counts as answered by `no`. */
  readonly takenBack?: AbortSignal;
}

/** The person at the window: what can be asked of them, by the operating system's own dialogs. */
export interface Operator {
  /** Absolute paths of the chosen files, of one kind or of any that can be opened; none when cancelled. */
  chooseFiles(kind?: FileKind): Promise<readonly string[]>;
  /** Absolute path of the chosen folder, to open or to put copies into; none when cancelled. */
  chooseFolder(purpose?: 'copies'): Promise<readonly string[]>;
  /** Absolute path to save a file of a kind to; null when cancelled. */
  chooseWhereToSave(defaultPath: string, kind: FileKind): Promise<string | null>;
  /** True when the answer is `yes`. */
  agrees(question: Question): Promise<boolean>;
}
