import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import type { ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail server on this machine that keeps what it is sent. */
export type MailServer = { url: string; mailTo: (address: string) => ParsedMail | undefined; allTo: (address: string) => ParsedMail[]; close: () => Promise<void> };

export async function startMailServer(): Promise<MailServer> {
  const received: { to: string[]; mail: ParsedMail }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream, (error, mail) => {
        if (!error) received.push({ to, mail });
        done(error);
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mailTo: (address) => received.findLast(({ to }) => to.includes(address))?.mail,
    allTo: (address) => received.filter(({ to }) => to.includes(address)).map(({ mail }) => mail),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
