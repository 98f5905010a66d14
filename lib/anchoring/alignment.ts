/** A token of the pattern and the token of the text that is the same word. `worth`: characters that agree. */
export type Pair = { token: number; at: number; worth: number };

/** Pairs in order on both sides; `score` is their worth less what passing over tokens took. */
export type Alignment = { pairs: Pair[]; score: number };
