"use client";

import { Column } from "@/components/site/column";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="content">
      <Column title="This page could not be shown" lead="Something went wrong on our side. What you wrote is not affected.">
        <Button onClick={reset}>Try again</Button>
      </Column>
    </main>
  );
}
