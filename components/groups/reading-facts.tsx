import { CalendarDays, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/ui/local-time";
import type { GroupReading } from "@/lib/groups/schema";

type FactsProps = { reading: GroupReading; /** For those who may not publish to the group no count opens the round. */ publishes: boolean };

const line = "flex gap-2 text-sm text-soft";
const icon = "mt-0.5 size-4 shrink-0";

function Dates({ reading }: { reading: GroupReading }) {
  const { startsAt, endsAt, stage } = reading;
  const end = endsAt && <LocalTime at={endsAt} />;
  if (stage === "past") return <>Ended {end}</>;
  if (stage === "coming" && startsAt)
    return (
      <>
        From <LocalTime at={startsAt} />
        {end && <> until {end}</>}
      </>
    );
  return end ? <>Until {end}</> : startsAt && <>Since <LocalTime at={startsAt} /></>;
}

function round({ blind, blindUntil, blindCount, published }: GroupReading, publishes: boolean): ReactNode {
  if (!blindUntil && !blindCount) return null;
  if (!blind) return "The blind round is over for you: you see what the others wrote.";
  const date = blindUntil && <>from <LocalTime at={blindUntil} /></>;
  const count = blindCount && publishes && `once you have published ${blindCount} of your own (${published} so far)`;
  const when = date && count ? <>{date}, or {count}</> : (date || count || "once the round is over");
  return <>Blind round: you see what the others wrote {when}.</>;
}

/** A reading's dates and how its blind round stands for the viewer. Nothing where there is neither. */
export function ReadingFacts({ reading, publishes }: FactsProps) {
  const blind = round(reading, publishes);
  return (
    <>
      {(reading.startsAt || reading.endsAt) && (
        <p className={line}>
          <CalendarDays aria-hidden className={icon} />
          <span>
            <Dates reading={reading} />
          </span>
        </p>
      )}
      {blind && (
        <p className={line}>
          <EyeOff aria-hidden className={icon} />
          <span>{blind}</span>
        </p>
      )}
    </>
  );
}
