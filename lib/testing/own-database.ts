import { inject } from "vitest";

// A worker takes one file after the other, so each has a database to itself. Its number begins with 1.
process.env.DATABASE_URL = inject("databaseUrls")[Number(process.env.VITEST_POOL_ID) - 1];
