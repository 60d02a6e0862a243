/** Types of the one file of `seedrandom` that is used: its package has none for it. */
declare module "seedrandom/lib/alea.js" {
  interface AleaState {
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
    readonly c: number;
  }
  interface Alea {
    (): number;
    double(): number;
    int32(): number;
    state(): AleaState;
  }
  function alea(seed: string, options?: { state: true | AleaState }): Alea;
  export = alea;
}
