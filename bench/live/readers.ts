import net from "node:net";

/* Readers who are as cheap as they can be: a bare socket each, and what all of them are sent alike is read once. */

/** When each annotation was sent, in the order of sending, and each one's place in that order. */
export type Sent = { at: number[]; indexOf: Map<string, number> };

type Event = { cursor: string; indexes: number[]; startsOver: boolean };

/** Events that all are sent alike begin alike: with the cursor. Those that one alone is sent have another length. */
function createEventReader({ indexOf }: Sent) {
  const known = new Map<string, Event>();
  return (text: Buffer): Event | null => {
    const endOfLine = text.indexOf(10);
    if (text[0] !== 105 /* i */) return null;
    const cursor = text.toString("latin1", 4, endOfLine);
    const key = `${cursor} ${text.length}`;
    const before = known.get(key);
    if (before) return before;
    const data = /^data: (.*)$/m.exec(text.toString("utf8"))?.[1] ?? "{}";
    const { others, startOver = false } = JSON.parse(data) as { others?: { annotations: { id: string }[] }; startOver?: boolean };
    const indexes = (others?.annotations ?? []).flatMap(({ id }) => indexOf.get(id) ?? []);
    const event = { cursor, indexes, startsOver: startOver };
    known.set(key, event);
    if (known.size > 200) known.delete(known.keys().next().value ?? "");
    return event;
  };
}

export type Reader = {
  /** How often each annotation came, by its place in the order of sending. */
  times: Uint8Array;
  cuts: number;
  /** How often it was told to read everything anew. */
  startedOver: number;
  cut: () => void;
  close: () => void;
};

export type Readers = { add: (path: string, token: string) => Promise<Reader>; waits: number[]; refused: string[] };

export function createReaders(url: string, sent: Sent, most: number): Readers {
  const { port } = new URL(url);
  const read = createEventReader(sent);
  const waits: number[] = [];
  const refused: string[] = [];

  function add(path: string, token: string): Promise<Reader> {
    const listPath = path.replace("/events?", "/annotations?");
    const times = new Uint8Array(most);
    let cursor = "";
    let socket: net.Socket;
    let isClosed = false;
    return new Promise((resolve) => {
      const reader: Reader = {
        times,
        cuts: 0,
        startedOver: 0,
        cut() {
          reader.cuts++;
          socket.destroy();
        },
        close() {
          isClosed = true;
          socket.destroy();
        },
      };
      let isOpened = false;
      const note = (indexes: number[]) => {
        const now = performance.now();
        for (const index of indexes) {
          if (times[index] === 0) waits.push(now - (sent.at[index] ?? 0));
          times[index] = (times[index] ?? 0) + 1;
        }
      };
      /** What the page does: it reads everything anew. */
      const startOver = async () => {
        reader.startedOver++;
        const response = await fetch(`${url}${listPath}`, { headers: { Authorization: `Bearer ${token}` } });
        const list = (await response.json()) as { id: string }[];
        note(list.flatMap(({ id }) => sent.indexOf.get(id) ?? []));
      };
      const take = (text: Buffer) => {
        const event = read(text);
        if (!event) return;
        cursor = event.cursor;
        note(event.indexes);
        // A page that has just been opened has read everything already.
        if (event.startsOver && isOpened) void startOver();
        isOpened = true;
        resolve(reader);
      };
      const connect = () => {
        let rest: Buffer = Buffer.alloc(0);
        let isHeadRead = false;
        socket = net.connect(Number(port), "127.0.0.1");
        const since = cursor ? `&since=${encodeURIComponent(cursor)}` : "";
        socket.write(`GET ${path}${since} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
        socket.on("data", (bytes) => {
          rest = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
          for (let end = rest.indexOf("\n\n"); ; end = rest.indexOf("\n\n")) {
            if (!isHeadRead) {
              const head = rest.indexOf("\r\n\r\n");
              if (head < 0) return;
              const status = rest.toString("latin1", 0, 15);
              if (!status.startsWith("HTTP/1.1 200")) refused.push(status);
              isHeadRead = true;
              rest = rest.subarray(head + 4);
              continue;
            }
            if (end < 0) return;
            take(rest.subarray(0, end));
            rest = rest.subarray(end + 2);
          }
        });
        socket.on("error", () => {});
        socket.on("close", () => {
          if (!isClosed) setTimeout(connect, 50);
        });
      };
      connect();
    });
  }
  return { add, waits, refused };
}
