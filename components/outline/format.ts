/** 4500 → "1h15", 2700 → "45 min", 3600 → "1h". */
export function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours}h` : `${hours}h${String(minutes % 60).padStart(2, "0")}`;
}

/** 754 → "12:34", 3723 → "1:02:03". */
export function formatTime(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

export const isoDuration = (seconds: number) => `PT${Math.round(seconds / 60)}M`;

export const showPath = (show: string) => `/shows/${encodeURIComponent(show)}`;
export const episodePath = (show: string, episode: string) => `${showPath(show)}/${encodeURIComponent(episode)}`;
