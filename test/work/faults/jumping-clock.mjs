// A clock that jumps: loaded before the program, it moves what Date says, forth and back, by up to a year.
const real = Date.now.bind(Date);
let looks = 0;
const jumps = [0, 3_600_000, -3_600_000, 86_400_000, -86_400_000, 31_536_000_000, -31_536_000_000];
const shifted = () => real() + jumps[Math.floor(looks++ / 3) % jumps.length];
const Real = Date;
class Jumping extends Real {
  constructor(...args) {
    if (args.length === 0) super(shifted());
    else super(...args);
  }
  static now() {
    return shifted();
  }
}
globalThis.Date = Jumping;
