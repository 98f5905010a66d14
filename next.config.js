/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // What the bundler makes of the last one's default export is nothing; Node reads it as it is meant.
  serverExternalPackages: ["@node-rs/argon2", "@redis/client", "pg", "nodemailer", "@jest/diff-sequences"],
  // `npm run check` checks the types, the tests' too; a person who starts Gloss need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Prerendered pages live as long as the process and are made again from the database: nothing is written to disk.
  experimental: { isrFlushToDisk: false },
};
