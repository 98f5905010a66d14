import type { ComponentProps } from "react";

const variants = {
  primary: "bg-accent text-on-accent hover:opacity-90",
  secondary: "border border-line bg-raised text-ink hover:bg-tint",
  quiet: "text-soft hover:bg-tint hover:text-ink",
  danger: "border border-line bg-raised text-danger hover:bg-tint",
} as const;

export type ButtonVariant = keyof typeof variants;

const base =
  "inline-flex min-h-9 pointer-coarse:min-h-11 items-center justify-center gap-2 rounded-md px-3.5 py-1.5 text-sm font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50";

/** The look of a button, for a link that leads somewhere or a part of a library that draws its own element. */
export const buttonClass = (variant: ButtonVariant = "secondary", more = "") => `${base} ${variants[variant]} ${more}`;

export function Button({ variant = "secondary", className = "", type = "button", ...props }: ComponentProps<"button"> & { variant?: ButtonVariant }) {
  return <button type={type} className={buttonClass(variant, className)} {...props} />;
}
