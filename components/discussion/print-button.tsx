"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Opens the browser's own way to print. Without scripts, one's browser has it in its menu. */
export function PrintButton() {
  return (
    <>
      <noscript>
        <style>{".print-button { display: none }"}</style>
      </noscript>
      <Button className="print-button print:hidden" onClick={() => window.print()}>
        <Printer aria-hidden className="size-4" />
        Print
      </Button>
    </>
  );
}
