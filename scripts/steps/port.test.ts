import net from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { parsePort, requireFreePort } from "./port.mjs";

describe("parsePort", () => {
  it.each([
    [undefined, 3000],
    ["", 3000],
    ["1", 1],
    ["8080", 8080],
    ["65535", 65535],
  ])("reads %j as %i", (value, port) => expect(parsePort(value)).toBe(port));

  it.each(["0", "65536", "abc", "80a", "-1", "3.5", "1e3", " 80"])("refuses %j", (value) => {
    expect(() => parsePort(value)).toThrow(`PORT must be a number from 1 to 65535, and is "${value}"`);
  });
});

describe("requireFreePort", () => {
  let taken: net.Server | undefined;
  afterEach(() => new Promise<void>((resolve) => (taken ? taken.close(() => resolve()) : resolve())));

  it.each([undefined, "127.0.0.1"])("names another port when this one is taken on %j", async (host) => {
    taken = net.createServer();
    await new Promise<void>((resolve) => taken?.listen({ port: 0, host }, resolve));
    const { port } = taken.address() as net.AddressInfo;
    await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is in use by another program`);
    await expect(requireFreePort(port)).rejects.toThrow(/as in PORT=\d+ npm start/);
  });

  it("says nothing when it is free", async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as net.AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port)).resolves.toBeUndefined();
  });
});
