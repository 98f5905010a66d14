import { DemoMark } from "@/components/site/demo-mark";
import { withoutTurns } from "@/lib/characters";

type PersonNameProps = { name: string; isDemo?: boolean; className?: string };

/** Someone's name, which turns nothing around that stands beside it, with the mark of those whom the demonstration brings. */
export const PersonName = ({ name, isDemo, className = "" }: PersonNameProps) => (
  <>
    <bdi title={withoutTurns(name)} className={`person-name ${className}`}>{withoutTurns(name)}</bdi>
    {isDemo && <DemoMark />}
  </>
);
