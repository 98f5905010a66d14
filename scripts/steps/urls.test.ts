import { describe, expect, it } from "vitest";
import { parse } from "pg-connection-string";
import { portUrl, socketUrl } from "./embedded-database.mjs";
import { databaseFailure, placeOf } from "./external-database.mjs";
import { urlOfDatabase } from "./throwaway-database.mjs";

describe("the address of an embedded database", () => {
  it("leads a PostgreSQL client to its socket, whatever the folder is called", () => {
    const folder = "/tmp/a folder, 100% & more/gloss-x";
    expect(parse(socketUrl(folder))).toMatchObject({ host: folder, user: "postgres", database: "postgres" });
  });

  it("leads to its port with its password", () => {
    expect(parse(portUrl(5433, "s3cret"))).toMatchObject({ host: "127.0.0.1", port: "5433", password: "s3cret" });
  });
});

it("names another database on the same server", () => {
  expect(urlOfDatabase("postgresql://me:pw@host:5433/postgres?sslmode=require", "other")).toBe(
    "postgresql://me:pw@host:5433/other?sslmode=require",
  );
});

describe("placeOf", () => {
  it.each([
    ["postgresql://me:pw@db.example.org/gloss", "db.example.org:5432/gloss"],
    ["postgresql://db.example.org:6000/gloss", "db.example.org:6000/gloss"],
    ["postgresql:///gloss?host=/run/postgresql", "/run/postgresql:5432/gloss"],
    ["postgresql:///gloss", "localhost:5432/gloss"],
  ])("%s", (url, place) => expect(placeOf(url)).toBe(place));
});

describe("databaseFailure", () => {
  const url = "postgresql://me:hunter2@db.example.org/gloss";
  const failure = (code: string, message = "") => databaseFailure(url, Object.assign(new Error(message), { code })).message;

  it.each([
    ["ECONNREFUSED", "nothing listens there"],
    ["ENOTFOUND", "no address"],
    ["28P01", "refuses this user or password"],
    ["3D000", "no database of that name"],
  ])("%s", (code, words) => expect(failure(code)).toContain(words));

  it("never shows the password", () => expect(failure("28P01")).not.toContain("hunter2"));
});
