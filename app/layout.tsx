import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gloss", template: "%s · Gloss" },
  description: "Podcast summaries as outlines to read, annotate and discuss with a study group.",
};

export const viewport: Viewport = { colorScheme: "light dark", themeColor: [
  { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
  { media: "(prefers-color-scheme: dark)", color: "#161513" },
] };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
