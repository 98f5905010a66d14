// Loaded into every child: when the process that started it is gone, even by SIGKILL, the channel to it closes.
// A child's own children load this too, and have channels of their own that they live by: those are left alone.
if (process.channel && process.ppid === Number(process.env.GLOSS_PARENT)) {
  process.once("disconnect", () => process.exit(1));
  process.channel.unref();
}
