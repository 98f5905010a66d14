import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";

/* What the demonstration is made of. All of it, people and opinions, is made up. */

export type DemoPerson = { name: string; email: string; role: "moderator" | "member" | "reader" };

export type DemoNote = {
  by: keyof typeof people;
  kind: AnnotationKind;
  colour: Colour;
  /** Words of the summary, as they stand in one of its points. */
  words: string;
  /** On the whole of that point rather than on the words. */
  whole?: true;
  note?: string;
  tags?: string[];
};

/** The episode that every installation begins with. */
export const episode = { show: "Dwarkesh Podcast", number: 89 };

export const group = {
  name: "The Thursday table",
  description: "Four people who agree on the day and on little else. This group is a demonstration: its people and what they say are made up.",
};

/** Days from now. */
export const reading = {
  startsIn: -2,
  endsIn: 5,
  question: "Where does he describe what **will happen**, and where what he **would like to happen**? Mark one of each.",
};

const person = (name: string, role: DemoPerson["role"]): DemoPerson => ({
  name,
  role,
  // Of a domain that by its definition reaches no one (RFC 2606).
  email: `${name.toLowerCase().replaceAll(" ", ".")}@demonstration.invalid`,
});

export const people = {
  noor: person("Noor Haddad", "moderator"),
  tomasz: person("Tomasz Wilk", "member"),
  ines: person("Ines Carvalho", "member"),
  wen: person("Wen Li", "reader"),
};

/** Someone who waits to be let in. */
export const asking = { ...person("Jonas Berg", "member"), message: "Noor told me about you. I promise to disagree politely." };

/** In the order in which they were published. */
export const notes: DemoNote[] = [
  {
    by: "noor", kind: "note", colour: "green", words: "designed to run on a single host with low latency",
    note: "Here the *product* decides what the model looks like. Worth keeping in mind for the part on benchmarks.",
  },
  { by: "tomasz", kind: "highlight", colour: "yellow", words: "A smaller 8B-parameter model" },
  {
    by: "ines", kind: "check", colour: "purple", words: "nearly a billion monthly users",
    note: "People who mean to use it, or people who once pressed the button in WhatsApp? Look up how it is counted.", tags: ["numbers"],
  },
  {
    by: "noor", kind: "question", colour: "blue", words: "the most-used model ecosystem this year",
    note: "Used how? Downloads, products built on it, or people who talk to it every day: each has another winner.", tags: ["open source", "numbers"],
  },
  {
    by: "tomasz", kind: "agree", colour: "green", words: "export controls forced them to do impressive low-level optimizations",
    note: "A constraint that made the engineering better. I would listen to a whole episode on this.",
  },
  {
    by: "ines", kind: "disagree", colour: "pink", words: "impressive low-level optimizations on restricted chips",
    note: "Or they would have got further with the good ones. We admire the detour because nobody saw the road.",
  },
  {
    by: "tomasz", kind: "disagree", colour: "pink", words: "can be easily gamed",
    note: "True of every measure that others publish, and truer of one that a company keeps to itself.",
  },
  {
    by: "ines", kind: "agree", colour: "green", words: "user-reported value and revealed preferences",
    note: "What people do says more than a leaderboard. At least it is about people.",
  },
  {
    by: "noor", kind: "disagree", colour: "pink", words: "what people actually say they want and how they use the product",
    note: "These two pull apart all the time. I *say* that I want to read more, and then I scroll.",
  },
  {
    by: "tomasz", kind: "agree", colour: "yellow", words: "most code at Meta will be written by AI",
    note: "Counted in lines, I believe it. Counted in decisions, I do not.", tags: ["work"],
  },
  {
    by: "ines", kind: "question", colour: "blue", words: "goal-driven agents that write, test, and improve code",
    note: "If I read every line before it ships, who wrote it? And if I do not, who answers for it?", tags: ["work"],
  },
  {
    by: "ines", kind: "agree", colour: "green", words: "physical-world bottlenecks",
    note: "For me the strongest part: things that one can go and count.",
  },
  {
    by: "tomasz", kind: "disagree", colour: "pink", words: "take real time and cannot be shortcut",
    note: "Permits can be, where someone wants it enough. He says so himself in the part on governance.",
  },
  { by: "noor", kind: "action", colour: "purple", words: "securing energy, permitting, supply chains", note: "For Thursday: each of us brings one bottleneck that money cannot shorten." },
  {
    by: "noor", kind: "question", colour: "blue", words: "the average American has fewer than three friends but desires around 15",
    note: "Where is this from? And are the fifteen that one wishes for the same sort of friend as the three?", tags: ["numbers"],
  },
  {
    by: "ines", kind: "disagree", colour: "pink", words: "argues this is rational",
    note: "Rational for someone who is lonely tonight. For all of us together, perhaps the reason why nobody rings any more.",
  },
  {
    by: "tomasz", kind: "agree", colour: "green", words: "fill a genuine gap in people’s lives rather than replacing in-person connections",
    note: "My grandmother talks to the radio. Nobody thinks that it replaces us.",
  },
  {
    by: "noor", kind: "disagree", colour: "pink", words: "rather than replacing in-person connections",
    note: "Time is what connections are made of, and this takes time.",
  },
  { by: "tomasz", kind: "check", colour: "purple", words: "companies with over 700 million users", note: "How many companies is that? Check before we argue about how open it is.", tags: ["open source"] },
  {
    by: "ines", kind: "highlight", colour: "yellow", words: "sounded like an American who learned French",
  },
  {
    by: "tomasz", kind: "question", colour: "blue", words: "limit distillation to verifiable domains",
    note: "Verifiable by whom? A back door in code that works passes every test.",
  },
  {
    by: "noor", kind: "note", colour: "green", words: "deferred too much to media and government on content moderation decisions", whole: true,
    note: "Three things at once here: a regret, a lesson and a policy. Only the last can be checked.",
  },
  {
    by: "ines", kind: "agree", colour: "green", words: "AI will likely increase total employment rather than reduce it",
    note: "It went that way with cash machines and bank clerks, for a while.", tags: ["work"],
  },
  {
    by: "tomasz", kind: "disagree", colour: "pink", words: "could mean hiring more human agents",
    note: "*Could* carries the whole sentence. Who saves 90 % on something seldom hires for the rest.", tags: ["work"],
  },
];
