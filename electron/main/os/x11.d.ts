// What this program uses of x11, which brings no types. Nothing else of it may be used without a line here.
declare module 'x11' {
  export interface XEvent {
    readonly name?: string
    readonly wid?: number
    readonly atom?: number
  }

  export interface XClient {
    InternAtom(onlyIfThere: boolean, name: string, done: (error: Error | null | undefined, atom: number) => void): void
    ChangeWindowAttributes(wid: number, values: { eventMask: number }): void
    GetProperty(isDeleted: 0 | 1, wid: number, property: number, type: number, offset: number, length: number, done: (error: Error | null | undefined, value: { readonly data: Buffer } | null) => void): void
    on(event: 'event', listener: (event: XEvent) => void): void
    on(event: 'error', listener: (error: Error) => void): void
    on(event: 'end', listener: () => void): void
    terminate(): void
  }

  export interface XDisplay {
    readonly client: XClient
    readonly screen: readonly { readonly root: number }[]
  }

  export function createClient(options: { display: string }, done: (error: Error | null | undefined, display: XDisplay | undefined) => void): XClient
  export const eventMask: { readonly PropertyChange: number }
}
