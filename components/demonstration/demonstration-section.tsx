import { LoadDemonstration, RemoveDemonstration } from "./demonstration";

const about = "A small group of made-up people, marked “demo”, who read the first episode and disagree about it. Nobody can sign in as them.";

/** The demonstration, offered in an empty list of groups. */
export const DemonstrationOffer = () => (
  <section aria-labelledby="demonstration" className="mb-12 rounded-xl border border-line bg-tint p-5">
    <h2 id="demonstration" className="font-semibold">
      See what a group looks like
    </h2>
    <p className="mt-1 mb-4 text-soft">{about} You can remove it with one click.</p>
    <LoadDemonstration />
  </section>
);

type SettingsProps = { loaded: boolean; /** Where its group is, if the viewer is in it. */ path: string | null };

/** The demonstration among what the installation's owner sets. */
export const DemonstrationSettings = ({ loaded, path }: SettingsProps) => (
  <section aria-labelledby="demonstration" className="mt-8 space-y-4 border-t border-line pt-8">
    <h2 id="demonstration" className="text-lg font-semibold">
      Demonstration
    </h2>
    <p className="text-sm text-soft">{about}</p>
    {loaded ? (
      <div className="flex flex-wrap items-center gap-4">
        <RemoveDemonstration />
        {path && (
          <a href={path} className="text-sm underline underline-offset-4">
            Go to its group
          </a>
        )}
      </div>
    ) : (
      <LoadDemonstration />
    )}
  </section>
);
