import type { Random } from "./random";

const ROUNDS = 15;

/** Parts points into `count` classes of points that lie near each other (k-means); the class of each. */
export function classesOf(points: readonly Float32Array[], count: number, random: Random): Uint16Array {
  const chosen = new Set<Float32Array>();
  while (chosen.size < count) chosen.add(random.pick(points));
  let centres = [...chosen].map((point) => Float32Array.from(point));
  const classes = new Uint16Array(points.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map((centre) => new Float64Array(centre.length));
    const sizes = new Uint32Array(count);
    for (const [at, point] of points.entries()) {
      const nearest = nearestTo(point, centres);
      classes[at] = nearest;
      sizes[nearest] = (sizes[nearest] ?? 0) + 1;
      const sum = sums[nearest];
      if (sum !== undefined)
        for (const [axis, value] of point.entries()) sum[axis] = (sum[axis] ?? 0) + value;
    }
    // A class that lost all its points keeps its place.
    centres = centres.map((centre, each) =>
      sizes[each] === 0 ? centre : centre.map((_, axis) => (sums[each]?.[axis] ?? 0) / (sizes[each] ?? 1)),
    );
  }
  return classes;
}

function nearestTo(point: Float32Array, centres: readonly Float32Array[]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let each = 0; each < centres.length; each++) {
    const centre = centres[each] ?? point;
    let distance = 0;
    for (let axis = 0; axis < point.length; axis++) {
      const apart = (point[axis] ?? 0) - (centre[axis] ?? 0);
      distance += apart * apart;
    }
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}
