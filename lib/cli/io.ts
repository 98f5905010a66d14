/** What the launcher lends: `openDatabase` connects and migrates, so that commands without it touch no database. */
export type Io = { openDatabase(): Promise<void> };

/** Thrown by a command for a failure that people can foresee: its message is all that is printed. */
export class CliError extends Error {}
