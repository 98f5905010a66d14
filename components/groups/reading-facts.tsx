import { CalendarDays } from "lucide-react";
import { LocalTime } from "@/components/ui/local-time";
import type { GroupReading } from "@/lib/groups/schema";
import { BlindRound } from "./blind-round";
import { fact, factIcon } from "./fact";

type FactsProps = { reading: GroupReading; /** For those who may not publish to the group no count opens the round. */ publishes: boolean };

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

/** A reading's dates and how its blind round stands for the viewer. Nothing where there is neither. */
export function ReadingFacts({ reading, publishes }: FactsProps) {
  return (
    <>
      {(reading.startsAt || reading.endsAt) && (
        <p className={fact}>
          <CalendarDays aria-hidden className={factIcon} />
          <span>
            <Dates reading={reading} />
          </span>
        </p>
      )}
      <BlindRound reading={reading} publishes={publishes} />
    </>
  );
}
