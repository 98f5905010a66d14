/** Where a stream's bytes go. */
export type Sink = {
  /** Returns how many bytes wait to be sent. */
  write: (bytes: Buffer) => number;
  end: () => void;
};

/** Begins a stream; what it returns is called when the other side is gone. */
export type Opening = (sink: Sink) => () => void;

export const eventStreamHeaders = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store, no-transform",
  // For proxies that would gather what is sent, and pass it on in one piece.
  "X-Accel-Buffering": "no",
};

/** A response of server-sent events. */
export function eventStreamResponse(open: Opening): Response {
  let onGone = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true;
        const stop = open({
          write(bytes) {
            if (isOpen) controller.enqueue(bytes);
            return -(controller.desiredSize ?? 0);
          },
          end() {
            if (isOpen) controller.close();
            isOpen = false;
          },
        });
        onGone = () => {
          isOpen = false;
          stop();
        };
      },
      cancel: () => onGone(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  return new Response(body, { headers: eventStreamHeaders });
}
