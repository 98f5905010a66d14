import { DemoMark } from "@/components/site/demo-mark";
import { withoutTurns } from "@/lib/characters";

type PersonNameProps = { name: string; isDemo?: boolean; className?: string };

/** Someone's name, which turns nothing around that stands beside it, with the mark of those whom the demonstration brings. */
export function PersonName({ name, isDemo, className = "" }: PersonNameProps) {
  const shown = (
    <bdi title={withoutTurns(name)} className={`person-name ${className}`}>
      {withoutTurns(name)}
    </bdi>
  );
  if (!isDemo) return shown;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {shown}
      <DemoMark />
    </span>
  );
}
