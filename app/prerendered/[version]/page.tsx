import { HomePage } from "@/components/site/home-page";

// Rendered once for each content version (the first part of the internal address) and kept: see proxy.ts.
export const dynamic = "force-static";
export const generateStaticParams = () => [];

export default function Page() {
  return <HomePage viewer={null} />;
}
