/** An inline format over a range of a point's text. Offsets are UTF-16 code units; `end` is exclusive. */
export type Format =
  | { kind: "bold" | "italic" | "code" | "strike"; start: number; end: number }
  | { kind: "link"; start: number; end: number; href: string };

/** One bullet of a summary. Its text is one line, trimmed, and never blank. */
export type OutlinePoint = {
  text: string;
  /** In order of their start, nested or apart, never crossing: see `canonicalFormats`. */
  formats: Format[];
  /** Seconds from the episode's beginning. */
  time: number | null;
  children: OutlinePoint[];
};

export type ShowHeader = { name: string };

export type EpisodeHeader = {
  title: string;
  number: number | null;
  durationSeconds: number | null;
  /** Computed from the words of the points, whatever the document claims. */
  readingMinutes: number;
  /** http or https. */
  videoUrl: string | null;
};

/** What was found in the document and could not be understood. Lines count from 1. */
export type Warning = { line: number; message: string };

export type SummaryDocument = {
  show: ShowHeader;
  episode: EpisodeHeader;
  points: OutlinePoint[];
  warnings: Warning[];
};

/** What the caller knows already: it overrides what the document's header says. */
export type HeaderOverrides = {
  show?: string;
  title?: string;
  number?: number | null;
  videoUrl?: string | null;
};

/** Why a document is refused, as a sentence for the person who supplied it. */
export type Refusal = { ok: false; line: number | null; reason: string };

export type ParseResult = { ok: true; document: SummaryDocument } | Refusal;
