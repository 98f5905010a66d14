import { Command, CommanderError } from "commander";
import { addImportCommands } from "./import";
import { CliError } from "./io";
import type { Io } from "./io";
import { addPeopleCommands } from "./people";

function program(io: Io): Command {
  const gloss = new Command("gloss")
    .description("Reads summaries in and out of Gloss, and looks after its people.")
    .exitOverride()
    .showHelpAfterError("(--help lists what there is)");
  addImportCommands(gloss, io);
  addPeopleCommands(gloss, io);
  return gloss;
}

/** Runs one command. Returns the exit code: 0, 1 for a refusal, 2 for words that are no command. */
export async function main(argv: string[], io: Io): Promise<number> {
  try {
    const gloss = program(io);
    if (argv.length === 0) gloss.help();
    await gloss.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CliError)) throw error;
    console.error(error.message);
    return 1;
  }
}
