/** A second language says everything that the first one says, and nothing else. */
export type Same<Messages> = { readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Same<Messages[Key]> };
