import { withoutTurns } from "@/lib/characters";

/** Someone's name, which turns nothing around that stands beside it. */
export const PersonName = ({ name, className = "" }: { name: string; className?: string }) => (
  <bdi title={withoutTurns(name)} className={`person-name ${className}`}>{withoutTurns(name)}</bdi>
);
