import type { Annotation } from "@/lib/annotations/schema";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { edit, heldOf, unlessDone } from "./acts";
import type { Act } from "./acts";
import { answered } from "./answers";
import { contentOf } from "./content";
import { showOver } from "./shown";
import { attempting, nextStep, requestOf } from "./steps";
import type { Request } from "./steps";
import type { Content, Unsent } from "./types";

/* For tests of the pure rules: a server that does what Gloss does with one annotation, and a device that loses requests. */

export const me = { id: "01890000-0000-7000-8000-00000000000a", name: "Robin Reader" };
export const ID = "01890000-0000-7000-8000-000000000001";

export const blank: Content = {
  kind: "highlight",
  colour: "yellow",
  note: "",
  tags: [],
  targets: [{ pointId: "point", revisionId: "revision", start: 0, end: 5, quote: "words", prefix: "", suffix: "" }],
  audiences: [],
};

export const annotation = (content: Partial<Content> = {}, version = 1): Annotation => ({
  id: ID,
  episodeId: "episode",
  author: me,
  colourName: null,
  unread: false,
  version,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...blank,
  ...content,
});

/** As the schemas of the API put it in order. */
export const stored = <T extends Partial<Content>>(content: T): T => ({
  ...content,
  ...(content.tags && { tags: [...new Set(content.tags.map((tag) => tag.trim()))] }),
  ...(content.note !== undefined && { note: content.note.replaceAll("\r\n", "\n") }),
  ...(content.targets && { targets: content.targets.map((target) => ({ ...target, prefix: "before ", suffix: " after" })) }),
});

export class TestServer {
  row: Annotation | null = null;
  isDeleted = false;

  /** What everyone would read now. */
  get live(): Annotation | null {
    return this.isDeleted ? null : this.row;
  }

  answer({ method, path, body }: Request): Result<unknown> {
    const [, audienceId] = /^\/audiences\/([^/]+)/.exec(path) ?? [];
    if (audienceId) return this.#publication(method, audienceId);
    if (path.endsWith("/restoration")) return this.#restore();
    if (method === "PUT") {
      this.row ??= annotation(stored(body as Content));
      return ok(this.row);
    }
    if (method === "DELETE") return this.#remove(/version=(\d+)$/.exec(path)?.[1]);
    if (!this.live) return notFound("annotation");
    return method === "PATCH" ? this.#update(this.live, body as { version: number }) : ok(this.live);
  }

  #publication(method: string, audienceId: string): Result<unknown> {
    if (!this.live) return notFound("annotation");
    const rest = this.live.audiences.filter((id) => id !== audienceId);
    this.row = { ...this.live, audiences: method === "POST" ? [...rest, audienceId] : rest };
    return ok(method === "POST" ? [this.row] : null);
  }

  #restore(): Result<unknown> {
    if (!this.row) return notFound("annotation");
    if (this.isDeleted) this.row = { ...this.row, version: this.row.version + 1 };
    this.isDeleted = false;
    return ok(this.row);
  }

  #remove(version?: string): Result<unknown> {
    if (!this.row) return notFound("annotation");
    if (this.live && version && this.live.version !== Number(version)) return refuse("conflict", "Changed elsewhere.", { current: this.live });
    if (!this.isDeleted) this.row = { ...this.row, version: this.row.version + 1 };
    this.isDeleted = true;
    return ok(null);
  }

  #update(live: Annotation, { version, ...changes }: { version: number } & Partial<Content>): Result<unknown> {
    if (version !== live.version) return refuse("conflict", "Changed elsewhere.", { current: live });
    this.row = { ...live, ...stored(changes), version: version + 1 };
    return ok(this.row);
  }
}

export type Weather = "fine" | "request lost" | "answer lost";
const unanswered = refuse("internal", "No answer.");

/** A browser of the author: what it last read, and what it has not sent. */
export class Device {
  read: Annotation | null;
  unsent: Unsent | null = null;
  /** How what was unsent ended. */
  done: Unsent | null = null;

  constructor(readonly server: TestServer) {
    this.read = server.live;
  }

  get shown(): Annotation | null {
    return showOver(this.read ? [this.read] : [], this.unsent ? [this.unsent] : [])[0] ?? null;
  }

  act(act: Act): void {
    this.#keep(act(this.unsent));
  }

  /** Sends the next request, if there is one; `during` is what the author does before it is answered. */
  send(weather: Weather = "fine", during: () => void = () => undefined): boolean {
    const step = this.unsent && nextStep(this.unsent);
    if (!this.unsent || !step) return false;
    this.unsent = attempting(this.unsent, step);
    const request = requestOf(this.unsent, step);
    const answer = weather === "request lost" ? unanswered : this.server.answer(request);
    during();
    if (this.unsent) this.#keep(answered(this.unsent, step, weather === "fine" ? answer : unanswered));
    return true;
  }

  /** Sends until nothing is left or its author has to decide. */
  drain(): void {
    for (let sent = 0; this.send(); sent++) if (sent > 20) throw new Error("It never ends.");
  }

  refetch(): void {
    this.read = this.server.live;
  }

  #keep(next: Unsent | null): void {
    const kept = unlessDone(next);
    if (next && !kept) this.done = next;
    if (this.unsent && next && !kept) this.read = heldOf(next);
    this.unsent = kept;
  }
}

/** Two devices of one author that have both read the same annotation. */
export function twoDevices() {
  const server = new TestServer();
  server.row = annotation({ note: "as it was", kind: "note" });
  return { server, desk: new Device(server), phone: new Device(server) };
}

/** Changes what a device shows. */
export function change(device: Device, changed: Partial<Content>): void {
  const shown = device.shown as Annotation;
  device.act(edit(shown, { ...contentOf(shown), ...changed }));
}
